import ContactAPI
import Foundation
import JobModel
import LocalFiles

/// Writes the rows of a step together, level by level, as far as they go that way.
///
/// Whatever does not is left as it was: `StepWriter` sends it by itself, and says what the directory thinks of it.
struct BulkWriter {
    let context: WritingContext
    let bulk: any BulkDirectory
    let events: @Sendable (EngineEvent) async -> Void
    let total: Int
    private var done = 0
    /// The user_ids of people that this step has made, by the line of their row.
    private var made: [Int: String] = [:]
    /// Lines of rows that do not go this way.
    private var left: Set<Int> = []

    init(
        context: WritingContext,
        bulk: any BulkDirectory,
        total: Int,
        events: @escaping @Sendable (EngineEvent) async -> Void
    ) {
        self.context = context
        self.bulk = bulk
        self.total = total
        self.events = events
    }

    mutating func run() async throws {
        await events(.step(name: context.step.name, done: 0, total: total))
        var exhausted: Set<Int> = []
        while !context.stop.isRaised, let level = try await nextLevel(besides: exhausted) {
            exhausted.insert(level)
            var next = try await prepared(level)
            while let chunk = next, !context.stop.isRaised {
                // The directory writes these while the ones that follow are read.
                async let written = bulk.write(chunk.map(\.write))
                left.formUnion(chunk.map(\.line))
                next = try await prepared(level)
                try await note(try await written, of: chunk)
            }
        }
    }

    private func nextLevel(besides exhausted: Set<Int>) async throws -> Int? {
        try await context.ledger.openLevels(
            run: context.run.id,
            step: context.step.number,
            waits: context.definition.holdsBack
        ).first { !exhausted.contains($0) }
    }

    fileprivate struct Prepared: Sendable {
        var line: Int
        var write: BulkWrite
        /// A new department, by which those below find it.
        var department: (parentKey: String, name: String?)?
    }

    /// The next rows of a level that go this way; `nil` where none is left.
    private mutating func prepared(_ level: Int) async throws -> [Prepared]? {
        while true {
            let rows = try await context.ledger.due(
                run: context.run.id,
                step: context.step.number,
                dependencyLevel: level,
                ways: [.single],
                limit: Self.rowsTogether,
                inHand: left,
                waits: context.definition.holdsBack
            )
            guard !rows.isEmpty else { return nil }
            var chunk: [Prepared] = []
            for row in rows {
                guard row.phase == 1, let prepared = try await prepare(row) else {
                    left.insert(row.planned.line)
                    continue
                }
                chunk.append(prepared)
            }
            if !chunk.isEmpty { return chunk }
        }
    }

    private func prepare(_ row: LedgerRow) async throws -> Prepared? {
        switch (context.step.subject, row.planned.action) {
        case (.people, .create): try await person(row)
        case (.departments, .create): try await department(row)
        case (.departments, .update): try patch(row)
        case (.people, _), (.departments, _): nil
        }
    }

    private func person(_ row: LedgerRow) async throws -> Prepared? {
        let payload = try decode(User.self, row.planned.payload)
        let patch = try row.planned.followUp.map { try decode(User.self, $0) }
        // A patch may name those who come later.
        guard let named = naming(payload), patch?.namesSomebody != true else { return nil }
        let (person, missing) = try await context.placeholders.resolve(named)
        guard missing.isEmpty, await !context.placeholders.isOpen(payload.departmentIDs ?? []) else { return nil }
        return Prepared(line: row.planned.line, write: .createPerson(person, patch: patch, idType: .userID))
    }

    /// The person with those by their ids that this step has made; `nil` where one of them is not there.
    private func naming(_ person: User) -> User? {
        var person = person
        var isWhole = true
        func id(_ text: String) -> String {
            guard case .row(let line) = Placeholder(text) else { return text }
            if made[line] == nil { isWhole = false }
            return made[line] ?? text
        }
        person.leaderUserID = person.leaderUserID.map(id)
        person.dottedLineLeaderUserIDs = person.dottedLineLeaderUserIDs?.map(id)
        person.customAttributes = person.customAttributes?.map { attribute in
            var attribute = attribute
            if let user = attribute.value?.genericUser { attribute.value?.genericUser?.id = id(user.id) }
            return attribute
        }
        return isWhole ? person : nil
    }

    private func department(_ row: LedgerRow) async throws -> Prepared? {
        var department = try decode(Department.self, row.planned.payload)
        let parentKey = department.parentDepartmentID ?? rootDepartmentID
        guard let parent = await context.placeholders.department(parentKey) else { return nil }
        department.parentDepartmentID = parent
        let ids = PeopleIDs(toCreate: department.namedPeople, openIDs: row.planned.openIDs)
        return Prepared(
            line: row.planned.line,
            write: .createDepartment(department.naming(ids), idType: ids.kind),
            department: (parentKey, department.name)
        )
    }

    private func patch(_ row: LedgerRow) throws -> Prepared? {
        let department = try decode(Department.self, row.planned.payload)
        guard let id = row.departmentID, department.parentDepartmentID == nil else { return nil }
        let ids = PeopleIDs(toCreate: department.namedPeople, openIDs: row.planned.openIDs)
        return Prepared(
            line: row.planned.line,
            write: .patchDepartment(id: id, department.naming(ids), idType: ids.kind)
        )
    }

    /// Keeps what came of a chunk.
    private mutating func note(_ written: [BulkWritten?], of chunk: [Prepared]) async throws {
        var settled: [LedgerChange] = []
        var lines: [Int] = []
        for (row, ids) in zip(chunk, written) {
            guard let ids else { continue }
            lines.append(row.line)
            made[row.line] = ids.userID
            var settlement = Settlement(line: row.line, outcome: row.outcome)
            settlement.userID = ids.userID
            settlement.openID = ids.openID
            settlement.departmentID = ids.departmentID
            settled.append(.settle(settlement))
            if let (parentKey, name) = row.department {
                var department = Department()
                department.name = name
                department.openDepartmentID = ids.departmentID
                await SingleWriter(context: context).remember(department, parentKey: parentKey)
            }
        }
        left.subtract(lines)
        try await context.record([.send(lines: lines, at: .now)] + settled)
        done += lines.count
        await events(.progress(done: done, total: total))
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// As many as a progress line can wait for.
    private static let rowsTogether = 1000
}

extension BulkWriter.Prepared {
    fileprivate var outcome: Outcome {
        switch write {
        case .createDepartment, .createPerson: .created
        case .patchDepartment: .updated
        }
    }
}

extension User {
    /// Whether it names people, those included who are not there yet.
    fileprivate var namesSomebody: Bool {
        leaderUserID != nil || dottedLineLeaderUserIDs?.isEmpty == false || hasPersonAttribute
    }
}
