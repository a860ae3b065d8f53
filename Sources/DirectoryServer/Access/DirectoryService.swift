import ContactAPI
import Foundation
import GRDB
import Synchronization

/// The open directory: the database, what is kept in memory of it, and the gateway's counters.
final class DirectoryService: Sendable {
    let database: any DatabaseWriter
    let queue: WriteQueue
    let ids: IDCodec
    let access: AppAccess
    let apps: AppRegistry
    /// By user access token.
    let people: [String: AppIdentity]
    let tokens = TokenStore()
    let rates: RateGate
    let faults: FaultInjector
    let log: CallLog
    let clock: DirectoryClock
    let tasksToDo: AsyncStream<Void>
    private let taskSignal: AsyncStream<Void>.Continuation
    private let counts = Mutex<[String: (version: Int, counts: MemberCounts)]>([:])

    init(
        database: any DatabaseWriter,
        ids: IDCodec,
        access: AppAccess,
        apps: [String: AppIdentity],
        people: [String: AppIdentity],
        trees: [String: OrganizationTree],
        rates: RatePolicy,
        faults: FaultInjector,
        log: CallLog,
        clock: DirectoryClock
    ) {
        self.database = database
        self.faults = faults
        self.log = log
        self.rates = RateGate(rates)
        self.clock = clock
        self.access = access
        self.ids = ids
        self.apps = AppRegistry(apps)
        self.people = people
        queue = WriteQueue(database: database, trees: trees)
        (tasksToDo, taskSignal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func now() -> Date { clock.now }

    var seconds: Int { Int(now().timeIntervalSince1970) }

    /// Tells the worker that there is a task.
    func announceTask() { taskSignal.yield() }

    /// Lets the worker end; what is not done is done at the next start.
    func finishTasks() { taskSignal.finish() }

    func callerContext(_ call: Call) throws(APIError) -> CallerContext {
        let givesPaths = call.endpoint == .getUser || call.endpoint == .usersOfDepartment
        let departments = queue.departments(of: call.app.tenant.key)
        return CallerContext(
            app: call.app,
            ids: ids,
            userIDType: try call.userIDType(),
            departmentIDType: try call.departmentIDType(),
            foreignOpenKeys: apps.openKeys(otherThan: call.app.openKey),
            tree: departments.tree,
            membershipVersion: departments.membershipVersion,
            showsPaths: givesPaths && call.app.person != nil && call.app.fields.departmentPath,
            isLegacy: call.endpoint == .listUsers || call.endpoint == .listDepartments
        )
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await database.read(body)
    }

    /// The members of one department, by the index of its members and of those below; all are counted for the root alone.
    ///
    /// A caller who asks for one department after each write would else have the whole company counted each time.
    func memberCounts(of recordID: Int64, _ db: Database, _ view: CallerContext) throws -> MemberCounts {
        let (tenant, version) = (view.tenant.key, view.membershipVersion)
        if let known = counts.withLock({ $0[tenant] }), known.version == version { return known.counts }
        guard recordID != OrganizationTree.root else { return try memberCounts(db, view) }
        return try MemberCounts(of: recordID, db: db, tenant: tenant, tree: view.tree)
    }

    /// The members of every department; counted again only after somebody joined, moved or left.
    ///
    /// The version is the caller context's, taken before the read began. One that is asked for here may be newer than what the
    /// read sees: the count without somebody who has just joined would be kept as if it were with them.
    func memberCounts(_ db: Database, _ view: CallerContext) throws -> MemberCounts {
        let (tenant, version) = (view.tenant.key, view.membershipVersion)
        if let known = counts.withLock({ $0[tenant] }), known.version == version { return known.counts }
        let fresh = try MemberCounts(db: db, tenant: tenant, tree: view.tree)
        counts.withLock { $0[tenant] = (version, fresh) }
        return fresh
    }
}
