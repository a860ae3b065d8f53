import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import Synchronization

/// Reads the people of all departments into a journal, several departments at a time, page by page.
///
/// A walk that is made over a journal that has entries already goes on where those end.
final class ExportWalk: Sendable {
    let client: DirectoryClient
    let journal: WalkJournal
    private let state: Mutex<WalkState>
    private let progress: @Sendable (ExportProgress) async -> Void
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - client: Of the directory.
    ///   - choice: Says of which departments the people are read.
    ///   - folder: Where the journal is.
    ///   - now: Tells when the directory was looked at.
    ///   - progress: Receives how far it is after each page.
    /// - Throws: `OutputError` where the journal cannot be read or made.
    init(
        client: DirectoryClient,
        choice: ExportChoice = ExportChoice(),
        folder: String,
        now: @escaping @Sendable () -> Date = { Date() },
        progress: @escaping @Sendable (ExportProgress) async -> Void
    ) throws {
        self.client = client
        self.progress = progress
        self.now = now
        var state = WalkState(choice: choice)
        journal = try WalkJournal.open(in: folder) { try state.take($0, $1) }
        self.state = Mutex(state)
    }

    /// Reads what is not in the journal yet.
    ///
    /// - Parameter check: Takes what is known of the directory before anybody is read, with the departments that conditions name,
    ///   and throws where the export cannot be what was chosen.
    /// - Throws: `DirectoryFailure`, `OutputError`, `ExportChoiceError`, `CancellationError`, what `check` throws.
    func run(checking check: (DirectoryLook, _ meant: [String: String]) async throws -> Void) async throws {
        if reading(\.isEmpty) { try await look(attributes: nil, asksRoot: false) }
        guard let first = reading(\.first), let newest = reading(\.newest) else { return }
        try await check(newest, reading(\.meant))
        try await read(unread)
        if !first.individuals.isEmpty, reading({ $0.chosen == nil && !$0.hasAskedIndividuals }) {
            try await ask(userIDs: first.individuals)
        }
        try await lookAgain()
        try await settle()
    }

    /// Looks at the directory, and notes when.
    func look(attributes: [CustomAttributeDefinition]?, asksRoot: Bool) async throws {
        let taken = now()
        var look = try await DirectoryLook(client, attributes: attributes, asksRoot: asksRoot)
        look.taken = taken
        try append(.look(look))
    }

    /// Whether the newest look says nothing of now: it was taken by a process that ended a while ago.
    var isLookOld: Bool {
        guard let taken = reading(\.newest)?.taken else { return true }
        return abs(now().timeIntervalSince(taken)) > Self.longestAge
    }

    /// Seconds after which a walk that is taken up again looks once more.
    private static let longestAge = 600.0

    /// What the walk knows.
    func reading<Value: Sendable>(_ body: (WalkState) throws -> Value) rethrows -> Value {
        try state.withLock { try body($0) }
    }

    func changing<Value: Sendable>(_ body: (inout WalkState) throws -> Value) rethrows -> Value {
        try state.withLock { try body(&$0) }
    }

    /// Puts an entry into the journal, and takes what it says.
    func append(_ entry: JournalEntry) throws {
        try state.withLock { try $0.take(entry, try journal.append(entry)) }
    }

    /// Lists that belong to the export and are not whole.
    private var unread: [Int] {
        reading { state in state.lists.indices.filter { state.isChosen($0) && !state.lists[$0].isDone } }
    }

    /// Reads lists, several at a time.
    func read(_ lists: [Int]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var next = lists.makeIterator()
            for _ in 0..<Self.width {
                guard let list = next.next() else { break }
                group.addTask { try await self.read(list) }
            }
            while try await group.next() != nil {
                guard let list = next.next() else { continue }
                group.addTask { try await self.read(list) }
            }
        }
    }

    private func read(_ place: Int) async throws {
        let list = reading { $0.lists[place] }
        do {
            try await client.readMemberPages(of: list.department, after: list.token) { page in
                try take(page, of: place)
                await tell()
            }
        } catch let failure as DirectoryFailure {
            guard let refusal = ListRefusal(failure) else { throw failure }
            var entry = JournalEntry(kind: .refusal, list: place)
            entry.body = Array(try JSONEncoder().encode(refusal))
            try append(entry)
            await tell()
        }
    }

    private func take(_ page: MemberPage, of list: Int) throws {
        var entry = JournalEntry(kind: .page, list: list)
        entry.people = page.people.map { person in
            JournalEntry.Person(
                key: PersonKey(person.id),
                object: person.object,
                isElsewhere: person.isElsewhere
            )
        }
        entry.token = page.nextToken
        entry.body = page.body
        let made = entry
        try state.withLock { state in
            var entry = made
            entry.listing = state.lists[list].listing(beginning: page.isFirst)
            try state.take(entry, try journal.append(entry))
        }
    }

    private func tell() async {
        await progress(
            reading { state in
                let departments = state.departments
                return ExportProgress(
                    departmentsRead: departments.read,
                    departments: departments.all,
                    people: state.peopleRead
                )
            }
        )
    }

    /// Lists that are read at the same time: enough that the documented limit is used on a slow line too.
    private static let width = 16
}

extension JournalEntry {
    static func look(_ look: DirectoryLook) throws -> JournalEntry {
        var entry = JournalEntry(kind: .look)
        entry.body = try look.json()
        return entry
    }
}
