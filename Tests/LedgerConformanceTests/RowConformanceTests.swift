import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

/// A moment of the first boot.
private func moment(_ seconds: Double) -> BootTimestamp {
    BootTimestamp(unixSeconds: seconds, bootSeconds: seconds, boot: 1)
}

/// What happens to rows, over every store.
struct RowConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func planned(_ line: Int, level: Int = 0, dependsOn: Int? = nil, way: WriteMethod = .single) -> PlannedRow {
        var row = PlannedRow(
            line: line,
            row: line,
            originRow: line,
            matchKey: "E\(line)",
            action: .create,
            record: ["E\(line)"]
        )
        row.dependencyLevel = level
        row.dependsOn = dependsOn
        row.way = way
        return row
    }

    private func run(_ id: String) -> RunRecord {
        RunRecord(id: id, definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
    }

    private func ledger(_ store: StoreUnderTest, _ rows: [PlannedRow]) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        try await ledger.createRun(run("r"))
        try await ledger.add(rows, run: "r", step: 1)
        try await ledger.begin("r")
        return ledger
    }

    private func send(
        _ ledger: any LedgerStore,
        _ limit: Int = 10,
        level: Int = 0,
        ways: [WriteMethod] = [.single]
    ) async throws -> [Int] {
        let lines = try await ledger.due(run: "r", step: 1, dependencyLevel: level, ways: ways, limit: limit).map(
            \.planned.line
        )
        if !lines.isEmpty { try await ledger.commit([.send(lines: lines, at: moment(100))], run: "r", step: 1) }
        return lines
    }

    @Test(arguments: StoreUnderTest.all)
    func `gives rows in file order, without those that are being sent`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(4), planned(2), planned(3)])
        #expect(try await send(ledger, 2) == [2, 3])
        #expect(try await send(ledger, 2) == [4])
        #expect(try await send(ledger, 2) == [])
        let row = try #require(try await ledger.row(run: "r", step: 1, line: 2))
        #expect(row.state == .sending && row.attempts == 1 && row.sent == moment(100))
    }

    @Test(arguments: StoreUnderTest.all)
    func `does not give a row again that is being sent`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(2), planned(3)])
        let rest = try await ledger.due(run: "r", step: 1, dependencyLevel: 0, ways: [.single], limit: 9, inHand: [2])
        #expect(rest.map(\.planned.line) == [3])
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows that one transaction is to send are sent together or not at all`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(2), planned(3), planned(4)])
        try await ledger.commit([.send(lines: [3], at: moment(100))], run: "r", step: 1)
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.commit([.send(lines: [2, 3, 4], at: moment(100))], run: "r", step: 1)
        }
        guard case .illegal(line: 3, from: "sending", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await ledger.rows(run: "r", step: 1, in: [.planned]).map(\.planned.line) == [2, 4])
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows change alike whether or not their lines follow each other`(store: StoreUnderTest) async throws {
        let lines = [7, 8, 2, 3, 11, 4]
        let ledger = try await ledger(store, (2...11).map { planned($0) })
        let attempt = Attempt(at: 100, endpoint: "batchAddUsers", token: "t", status: 200, code: 0, logID: "log")
        try await ledger.commit([.send(lines: lines, at: moment(100))], run: "r", step: 1)
        try await ledger.commit(
            [.attempt(lines: lines, attempt), .accept(lines: lines, taskID: "task")],
            run: "r",
            step: 1
        )
        for (place, line) in lines.enumerated() {
            let row = try #require(try await ledger.row(run: "r", step: 1, line: line))
            #expect(row.state == .accepted && row.taskID == "task" && row.taskPlace == place && row.attempts == 1)
            let attempts = try await ledger.attempts(run: "r", step: 1, line: line)
            #expect(attempts == [attempt])
        }
        #expect(try await ledger.rows(run: "r", step: 1, in: [.planned]).map(\.planned.line) == [5, 6, 9, 10])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a request without effect counts as no attempt, and its row waits`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(2)])
        _ = try await send(ledger)
        try await ledger.commit([.wait(lines: [2], until: 200)], run: "r", step: 1)
        #expect(try await ledger.rows(run: "r", step: 1, in: [.waiting]).map(\.attempts) == [0])
        try await ledger.commit([.send(lines: [2], at: moment(201))], run: "r", step: 1)
        let row = try #require(try await ledger.row(run: "r", step: 1, line: 2))
        #expect(row.state == .sending && row.attempts == 1 && row.sent == moment(201))
    }

    @Test(arguments: StoreUnderTest.all)
    func `invalid and unchanged rows are settled when they are planned`(store: StoreUnderTest) async throws {
        var invalid = planned(2)
        invalid.findings = [
            Finding(
                code: "x.y",
                problem: LocalizedText(en: "wrong", zh: "错"),
                remedy: LocalizedText(en: "correct it", zh: "改")
            )
        ]
        var same = planned(3)
        same.action = .none
        let ledger = try await ledger(store, [invalid, same, planned(4)])
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.invalid: 1, .unchanged: 1])
        #expect(try await ledger.openLevels(run: "r", step: 1) == [0])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a batch is accepted, then advanced to its patch, then settled`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(2, way: .batchThenPatch)])
        #expect(try await send(ledger) == [])
        #expect(try await send(ledger, ways: [.batch, .batchThenPatch]) == [2])
        try await ledger.commit([.accept(lines: [2], taskID: "t")], run: "r", step: 1)
        #expect(try await ledger.rows(run: "r", step: 1, in: [.accepted]).map(\.taskID) == ["t"])
        let ids = LedgerChange.advance(line: 2, userID: "u", openID: "ou", departmentID: nil)
        try await ledger.commit([ids], run: "r", step: 1)
        #expect(try await send(ledger, ways: [.batch, .batchThenPatch]) == [])
        // The patch comes after every level, for it may name anybody.
        let last = try #require(try await ledger.openLevels(run: "r", step: 1).last)
        #expect(last > 1000)
        #expect(try await send(ledger, level: last) == [2])
        try await ledger.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
        let row = try #require(try await ledger.row(run: "r", step: 1, line: 2))
        #expect(row.outcome == .created && row.userID == "u" && row.attempts == 2)
    }

    @Test(
        arguments: StoreUnderTest.all,
        [
            LedgerChange.accept(lines: [2], taskID: "t"), .release(line: 2), .reopen(line: 2, newGeneration: true),
            .settle(Settlement(line: 2, outcome: .failed)), .settle(Settlement(line: 99, outcome: .failed)),
            .wait(lines: [2], until: 5), .send(lines: [2], at: moment(5)),
        ]
    )
    func `refuses a change of a settled row, with its whole transaction`(
        store: StoreUnderTest,
        change: LedgerChange
    ) async throws {
        let ledger = try await ledger(store, [planned(2), planned(3)])
        _ = try await send(ledger)
        try await ledger.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
        let together = [LedgerChange.settle(Settlement(line: 3, outcome: .created)), change]
        await #expect(throws: LedgerError.self) { try await ledger.commit(together, run: "r", step: 1) }
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.created: 1])
    }

    @Test(arguments: StoreUnderTest.all)
    func `reading back decides an unknown row`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(2)])
        _ = try await send(ledger)
        try await ledger.commit([.settle(Settlement(line: 2, outcome: .unknown))], run: "r", step: 1)
        try await ledger.commit([.reopen(line: 2, newGeneration: true)], run: "r", step: 1)
        let row = try #require(try await ledger.row(run: "r", step: 1, line: 2))
        #expect(row.state == .planned && row.generation == 1 && row.outcome == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `holds back all rows that depend on a failed row`(store: StoreUnderTest) async throws {
        let rows = [planned(2), planned(3, level: 1, dependsOn: 2), planned(4, level: 2, dependsOn: 3), planned(5)]
        let ledger = try await ledger(store, rows)
        _ = try await send(ledger)
        try await ledger.commit([.settle(Settlement(line: 2, outcome: .failed))], run: "r", step: 1)
        #expect(try await ledger.holdBack(run: "r", step: 1) == 2)
        #expect(try await ledger.outcomes(run: "r", step: 1) == [.failed: 1, .notAttempted: 2])
    }

    @Test(arguments: StoreUnderTest.all)
    func `what a held back row waits for is said as it stands`(store: StoreUnderTest) async throws {
        var invalid = planned(2)
        invalid.findings = [
            Finding(
                code: "x.y",
                problem: LocalizedText(en: "wrong", zh: "错"),
                remedy: LocalizedText(en: "correct it", zh: "改")
            )
        ]
        let rows = [
            invalid, planned(3, level: 1, dependsOn: 2), planned(4), planned(5, level: 1, dependsOn: 4),
            planned(6, level: 2, dependsOn: 3),
        ]
        let ledger = try await ledger(store, rows)
        _ = try await send(ledger)
        try await ledger.commit([.settle(Settlement(line: 4, outcome: .failed))], run: "r", step: 1)
        #expect(try await ledger.holdBack(run: "r", step: 1) == 3)
        let held = try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 9).filter {
            $0.outcome == .notAttempted
        }
        let (wrong, failed) = (UnsentReason.dependencyInvalid, UnsentReason.dependencyFailed)
        #expect(held.map(\.planned.line) == [3, 5, 6])
        #expect(held.map(\.remedy) == [wrong.remedy, failed.remedy, failed.remedy])
        #expect(held.first?.problem?.en == "The row it depends on (row 2) is invalid and was not sent")
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is said of a row comes back in both languages`(store: StoreUnderTest) async throws {
        var invalid = planned(2)
        invalid.findings = ["one", "other"].map { word in
            Finding(
                code: "x.y",
                problem: LocalizedText(en: word, zh: "错：\(word)"),
                remedy: LocalizedText(en: "correct \(word)", zh: "改：\(word)")
            )
        }
        var above = planned(3)
        // By its sheet's number a reader finds a row, on any line of a file that it was read from.
        above.row = 41
        let ledger = try await ledger(store, [invalid, above, planned(4, level: 1, dependsOn: 3)])
        _ = try await send(ledger)
        var failed = Settlement(line: 3, outcome: .failed)
        failed.problem = LocalizedText(en: "refused", zh: "被拒绝")
        failed.remedy = LocalizedText(en: "ask", zh: "请询问")
        try await ledger.commit([.settle(failed)], run: "r", step: 1)
        _ = try await ledger.holdBack(run: "r", step: 1)
        let rows = try await ledger.rows(run: "r", step: 1, afterLine: 0, limit: 9)
        #expect(
            rows.map(\.problem) == [
                LocalizedText(en: "one; other", zh: "错：one；错：other"), failed.problem,
                LocalizedText(en: "The row it depends on (row 41) did not succeed", zh: "该行所依赖的行（第 41 行）未成功"),
            ]
        )
        #expect(
            rows.map(\.remedy) == [
                LocalizedText(en: "correct one", zh: "改：one"), failed.remedy, UnsentReason.dependencyFailed.remedy,
            ]
        )
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows that have not succeeded come page by page`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, (2...9).map { planned($0) })
        try await ledger.commit([.send(lines: [2, 3, 4, 5, 6], at: moment(1))], run: "r", step: 1)
        let ends = [(2, Outcome.created), (3, .failed), (4, .updated), (5, .unknown)]
        try await ledger.commit(ends.map { .settle(Settlement(line: $0, outcome: $1)) }, run: "r", step: 1)
        var lines: [[Int]] = []
        while case let page = try await ledger.unsuccessfulRows(
            run: "r",
            step: 1,
            afterLine: lines.last?.last ?? 0,
            limit: 3
        ), !page.isEmpty {
            lines.append(page.map(\.planned.line))
        }
        #expect(lines == [[3, 5, 6], [7, 8, 9]])
    }

    @Test(arguments: StoreUnderTest.all)
    func `every attempt is kept`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store, [planned(2)])
        let tries = [429, 200].map { status in
            Attempt(at: 1, endpoint: "createUser", token: "t", status: status, code: 0, logID: "log")
        }
        try await ledger.commit(tries.map { .attempt(lines: [2], $0) }, run: "r", step: 1)
        #expect(try await ledger.attempts(run: "r", step: 1, line: 2) == tries)
    }
}
