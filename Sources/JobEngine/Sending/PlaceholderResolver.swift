import ContactAPI
import DirectoryClient
import JobModel
import Wording

/// Puts real ids where a stored payload has stand-ins, as soon as what they stand for exists.
actor PlaceholderResolver {
    private var departments: DepartmentTree
    private var created: [[String]: String] = [:]
    private let ledger: any LedgerStore
    private let run: String
    private let step: Int

    /// Departments of earlier steps whose end is open; whether they are there is not known.
    private let open: Set<[String]>

    init(departments: DepartmentTree, open: Set<[String]> = [], ledger: any LedgerStore, run: String, step: Int) {
        self.departments = departments
        self.open = open
        self.ledger = ledger
        self.run = run
        self.step = step
    }

    /// Why departments could not be made, by their paths.
    private var refusals: [[String]: LocalizedText] = [:]

    /// Whether no department was there when the step began, and none was made since.
    var isEmpty: Bool { departments.nodes.isEmpty && created.isEmpty }

    func note(path: [String], refusal text: LocalizedText) { refusals[path] = text }

    /// What another process has made of departments, or why it could not.
    func note(_ departments: [NewDepartment]) {
        for department in departments {
            if let openID = department.openID { created[department.path] = openID }
            refusals[department.path] = department.problem
        }
    }

    /// Why one of the departments named, or one above it, could not be made; the outermost.
    func refusal(of keys: [String]) -> LocalizedText? {
        guard !refusals.isEmpty else { return nil }
        for key in keys {
            guard case .department(let path) = Placeholder(key), department(key) == nil else { continue }
            for end in path.indices { if let refusal = refusals[Array(path[...end])] { return refusal } }
        }
        return nil
    }

    /// Remembers a department that the run has just made.
    func note(path: [String], openID: String) { created[path] = openID }

    func path(ofKey key: String) -> [String]? {
        if key == rootDepartmentID { return [] }
        if case .department(let path) = Placeholder(key) { return path }
        return departments.nodes[key]?.path ?? created.first { $0.value == key }?.key
    }

    func department(_ key: String) -> String? {
        guard case .department(let path) = Placeholder(key) else { return key }
        if let id = created[path] { return id }
        guard case .found(let node) = departments.resolve(path: path), !node.isPlanned else { return nil }
        return node.key
    }

    /// Whether one of the departments named lies in, or is, one whose end is open.
    func isOpen(_ keys: [String]) -> Bool {
        guard !open.isEmpty else { return false }
        return keys.contains { key in
            guard case .department(let path) = Placeholder(key), department(key) == nil else { return false }
            return path.indices.contains { open.contains(Array(path[...$0])) }
        }
    }

    /// The person that another row of the step made, or is there already; `nil` while that row has not succeeded.
    private func person(_ id: String, _ ids: PeopleIDs) async throws -> String? {
        guard case .row(let line) = Placeholder(id) else { return ids[id] }
        let row = try await ledger.row(run: run, step: step, line: line)
        return ids.kind == .openID ? row?.openID : row?.userID
    }

    /// The payload with everything resolved, and the wire names of what could not be.
    ///
    /// `ids` says by which ids the request names leaders; in attributes people are named by user_id (C3).
    func resolve(_ user: User, _ ids: PeopleIDs = PeopleIDs()) async throws -> (user: User, missing: [String]) {
        var user = user
        var missing: [String] = []
        if let ids = user.departmentIDs {
            let found = ids.compactMap(department)
            if found.count < ids.count { missing.append("department_ids") }
            user.departmentIDs = found
        }
        if let leader = user.leaderUserID {
            user.leaderUserID = try await person(leader, ids)
            if user.leaderUserID == nil { missing.append("leader_user_id") }
        }
        if let leaders = user.dottedLineLeaderUserIDs {
            var found: [String] = []
            for leader in leaders { if let id = try await person(leader, ids) { found.append(id) } }
            if found.count < leaders.count { missing.append("dotted_line_leader_user_ids") }
            // Part of a list would be written over the whole of it.
            user.dottedLineLeaderUserIDs = found.count == leaders.count ? found : nil
        }
        if let attributes = user.customAttributes {
            let found = try await resolve(attributes)
            if found.count < attributes.count { missing.append("custom_attrs") }
            user.customAttributes = found
        }
        return (user, missing)
    }

    private func resolve(_ attributes: [CustomAttribute]) async throws -> [CustomAttribute] {
        var found: [CustomAttribute] = []
        for var attribute in attributes {
            if let user = attribute.value?.genericUser {
                guard let id = try await person(user.id, PeopleIDs()) else { continue }
                attribute.value?.genericUser?.id = id
            }
            found.append(attribute)
        }
        return found
    }
}
