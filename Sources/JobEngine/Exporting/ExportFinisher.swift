import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import LocalFiles

/// Makes the files of an export of what a walk has put into its journal: pages in the order of their departments, decoded
/// and made into cells on all processors, written in order.
///
/// It asks the directory for nothing, and may be repeated.
struct ExportFinisher {
    let walk: ExportWalk
    let job: JobDefinition
    let folder: String

    /// What was written.
    struct Written: Sendable {
        var members: [ExportManifest.Members] = []
        var departments = 0
        var people = 0
        var repeated = 0
        var leftOut = 0
        /// People who have left.
        var leavers = 0
        var columns: [Subject: [ColumnUse]] = [:]
        /// Ids of attributes that people have and no column holds.
        var strangers: Set<String> = []
        var files: [ExportManifest.File] = []
        /// With each value as it was compared; `nil` where nobody was.
        var conditions: [ExportCondition]?
    }

    func write() async throws -> Written {
        guard let look = walk.reading(\.newest), let attributes = walk.reading(\.first)?.attributes else {
            return Written()
        }
        try removeEarlier()
        let tree = DepartmentTree(look.departments)
        let tables = try ExportTables(
            choice: job.export ?? ExportChoice(),
            attributes: attributes,
            tree: tree,
            chosen: walk.reading(\.chosen),
            meant: walk.reading(\.meant),
            reading: ConditionValues(job),
            people: JournaledPeople(walk),
            timezone: job.timezone,
            folder: folder
        )
        var written = Written()
        written.conditions = tables.renderer.conditions
        try tables.writeDepartments()
        try await writePeople(to: tables, known: KnownAttributes(attributes), into: &written)
        written.leavers = try writeLeavers(to: tables)
        written.departments = tables.records[.departments] ?? 0
        written.people = tables.records[.people] ?? 0
        written.leftOut = tables.leftOut
        written.columns = tables.columns
        written.files = try tables.close()
        let cells = ExportCells(tree: tree, timezone: job.timezone)
        for place in written.members.indices {
            written.members[place].department = cells.department(written.members[place].openDepartmentID)
        }
        return written
    }

    /// Files of a finishing that was killed, the manifest first: where it lies, the others are whole.
    private func removeEarlier() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != WalkJournal.name }
        for name in names.filter({ $0 == ExportManifest.name }) + names.filter({ $0 != ExportManifest.name }) {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    private func writePeople(
        to tables: ExportTables,
        known: KnownAttributes,
        into written: inout Written
    ) async throws {
        walk.changing { $0.census.forgetWritten() }
        let movedOut = try walk.movedOut()
        var pending: [Task<Rendered, any Error>] = []
        let renderer = tables.renderer
        let journal = walk.journal
        func take(_ page: ChosenPage) async throws {
            try Task.checkCancellation()
            pending.append(Task.detached { try Rendered(page, journal, renderer, known) })
            if pending.count > Self.width { try await write(pending.removeFirst()) }
        }
        func write(_ task: Task<Rendered, any Error>) async throws {
            let rendered = try await task.value
            try tables.write(rendered.block)
            written.strangers.formUnion(rendered.strangers)
        }
        do {
            for list in walk.reading(\.lists.indices) {
                guard let pages = walk.reading({ $0.isWalked(list) ? $0.lists[list].wholePages : nil }) else {
                    continue
                }
                var members = ExportManifest.Members(list: walk.reading { $0.lists[list] })
                var departed = 0
                for place in pages {
                    let page = try choose(place, without: movedOut)
                    members.written += page.records.count
                    members.listed += place.people
                    departed += page.departed
                    try await take(page)
                }
                if departed > 0 { members.departed = departed }
                members.merged = members.listed - members.written - departed
                written.repeated += members.merged ?? 0
                written.members.append(members)
            }
            for place in walk.reading(\.asked) { try await take(try choose(place, without: movedOut)) }
            for task in pending { try await write(task) }
        } catch {
            for task in pending { task.cancel() }
            throw error
        }
    }

    /// Writes the people that a list of leavers has found, each once; returns how many those are.
    private func writeLeavers(to tables: ExportTables) throws -> Int {
        var written: Set<String> = []
        for place in walk.reading(\.leaverAnswers) {
            let body = try walk.journal.read(place.body..<place.end)
            let answer = try JSONDecoder().decode(LeaverReader.Answer.self, from: Data(body))
            try tables.write(leavers: answer.people.filter { written.insert(LeaverReader.identity(of: $0)).inserted })
        }
        return written.count
    }

    /// The people of a page who were not written before, each with the newest record.
    private func choose(_ place: JournalPlace, without movedOut: Set<Int>) throws -> ChosenPage {
        let people = try walk.journal.people(of: place)
        return walk.changing { state in
            var page = ChosenPage(place: place)
            page.records.reserveCapacity(people.count)
            for person in people {
                let own = PeopleCensus.Record(start: place.body + Int(person.start), count: Int(person.count))
                guard let known = state.census.place(of: person.key) else {
                    page.records.append(own)
                    continue
                }
                if movedOut.contains(known) || state.census.isGone(known) {
                    page.departed += 1
                    continue
                }
                guard state.census.markWritten(known) else { continue }
                page.records.append(state.census.record(of: known))
            }
            return page
        }
    }

    /// Pages that are made into cells at the same time.
    private static let width = max(2, ProcessInfo.processInfo.activeProcessorCount) + 2
}

/// Who of a page is written.
struct ChosenPage: Sendable {
    let place: JournalPlace
    var records: [PeopleCensus.Record] = []
    /// People of it who are not written at all: they left meanwhile, or were moved out of the chosen departments.
    var departed = 0

    init(place: JournalPlace) { self.place = place }
}

/// A page as the files hold it.
private struct Rendered: Sendable {
    let block: PeopleBlock
    var strangers: Set<String> = []

    init(_ page: ChosenPage, _ journal: WalkJournal, _ renderer: PeopleRenderer, _ known: KnownAttributes) throws {
        let body = page.place.body..<page.place.end
        let bytes = page.records.isEmpty ? [] : try journal.read(body)
        var users: [User] = []
        users.reserveCapacity(page.records.count)
        for record in page.records {
            users.append(try Self.user(record, body, bytes, journal))
            known.addStrangers(of: users[users.count - 1], to: &strangers)
        }
        block = try renderer.render(users)
    }

    private static func user(
        _ record: PeopleCensus.Record,
        _ body: Range<Int>,
        _ bytes: [UInt8],
        _ journal: WalkJournal
    ) throws -> User {
        do {
            guard body.contains(record.start) else { return try User(json: try journal.read(record.range)) }
            let start = record.start - body.lowerBound
            return try bytes.withUnsafeBytes {
                try User(json: UnsafeRawBufferPointer(rebasing: $0[start..<start + record.count]))
            }
        } catch is DecodingError {
            throw DirectoryFailure(
                error: .unreadable(.usersOfDepartment, status: 200, reason: .otherShape),
                attempts: []
            )
        }
    }
}

extension ExportManifest.Members {
    fileprivate init(list: MemberList) {
        self.init(openDepartmentID: list.department, department: "", listed: 0, written: 0)
    }
}

extension MemberList {
    /// Its pages; `nil` where it is not whole.
    var wholePages: [JournalPlace]? { isWhole ? pages : nil }
}
