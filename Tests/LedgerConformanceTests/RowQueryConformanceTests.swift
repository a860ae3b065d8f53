import JobModel
import LocalFiles
import TestSupport
import Testing
import Wording

/// Which rows a query gives, over every store.
struct RowQueryConformanceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func planned(_ line: Int, key: String? = nil, cells: [String] = []) -> PlannedRow {
        let key = key ?? "E\(line)"
        return PlannedRow(
            line: line,
            row: line,
            originRow: line,
            matchKey: key,
            action: .create,
            record: [key] + cells
        )
    }

    private static func finding(_ code: String, _ en: String, _ zh: String) -> Finding {
        Finding(
            code: code,
            column: "email",
            problem: LocalizedText(en: en, zh: zh),
            remedy: LocalizedText(en: "Correct it.", zh: "请更正。")
        )
    }

    /// Rows 2 to 10 that stand in nine ways, and what is beside them in the ledger.
    private func ledger(_ store: StoreUnderTest) async throws -> any LedgerStore {
        let ledger = try await store.open(folder.path)
        var invalid = Self.planned(2, cells: ["Ada Lovelace", "ada@example.com"])
        invalid.findings = [
            Self.finding("email.malformed", "'ada' is no address", "“ada”不是邮箱地址"),
            Self.finding("mobile.malformed", "'12' is no mobile", "“12”不是手机号"),
        ]
        var same = Self.planned(3, cells: ["王芳", "工程部/后端"])
        same.action = .none
        let others = [
            Self.planned(4, key: "100%", cells: ["a_b", #"back\slash"#]), Self.planned(5, cells: ["aXb", "1000"]),
            Self.planned(6, cells: ["say \"hi\"", "O'Hara"]), Self.planned(7, cells: ["Jose\u{301}", "x,y"]),
            Self.planned(8, cells: ["Ren\u{E9}"]), Self.planned(9), Self.planned(10),
        ]
        try await begin(ledger, "r", [invalid, same] + others)
        try await begin(ledger, "other", [Self.planned(2, cells: ["Ada Lovelace"])])
        try await settleSome(ledger)
        return ledger
    }

    private func begin(_ ledger: any LedgerStore, _ run: String, _ rows: [PlannedRow]) async throws {
        let definition = JobDefinition(job: "test")
        try await ledger.createRun(RunRecord(id: run, definition: definition, started: 1, out: "out", base: "."))
        try await ledger.add(rows, run: run, step: 1)
        try await ledger.begin(run)
    }

    /// 4 created, 5 failed, 6 defective, 7 unknown, 8 accepted, 9 sending, 10 planned.
    private func settleSome(_ ledger: any LedgerStore) async throws {
        for (line, time) in [(4, 400.0), (5, 300), (6, 600), (7, 500), (8, 100), (9, 200)] {
            let moment = BootTimestamp(unixSeconds: time, bootSeconds: time, boot: 1)
            try await ledger.commit([.send(lines: [line], at: moment)], run: "r", step: 1)
        }
        var created = Settlement(line: 4, outcome: .created)
        created.openID = "ou_4"
        created.userID = "u4"
        var failed = Settlement(line: 5, outcome: .failed)
        (failed.code, failed.logID) = ("41001", "LOG5")
        failed.problem = LocalizedText(en: "createUser was refused: email taken", zh: "createUser 被拒绝：邮箱已被占用")
        var unknown = Settlement(line: 7, outcome: .unknown)
        unknown.code = "answer.lost"
        try await ledger.commit(
            [
                .settle(created), .settle(failed), .settle(Settlement(line: 6, outcome: .defective)),
                .settle(unknown), .accept(lines: [8], taskID: "t"),
            ],
            run: "r",
            step: 1
        )
    }

    private func lines(_ ledger: any LedgerStore, _ query: RowQuery) async throws -> [Int] {
        let found = try await ledger.rows(of: "r", matching: query)
        #expect(found.total == found.rows.count && found.next == nil)
        return found.rows.map(\.row.planned.line)
    }

    private static let byStanding: [(standings: Set<RowStanding>, lines: [Int])] = [
        (standings: [], lines: Array(2...10)), ([RowStanding(.invalid)], [2]),
        ([RowStanding(.failed), RowStanding(.unknown)], [5, 7]),
        ([RowStanding(.sending), RowStanding(.accepted)], [8, 9]), ([RowStanding(.waiting)], []),
    ]

    @Test(arguments: StoreUnderTest.all, byStanding)
    func `gives rows that stand in one of some ways`(
        store: StoreUnderTest,
        given: (standings: Set<RowStanding>, lines: [Int])
    ) async throws {
        let ledger = try await ledger(store)
        #expect(try await lines(ledger, RowQuery(standings: given.standings)) == given.lines)
    }

    @Test(arguments: StoreUnderTest.all)
    func `rows whose number is known are not counted, and none is looked for behind the last`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store)
        // The numbers are wrong, so that a count would be seen.
        let many = try await ledger.rows(of: "r", matching: RowQuery(limit: 4, total: 1_000_000))
        #expect(many.total == 1_000_000 && many.rows.map(\.row.planned.line) == [2, 3, 4, 5] && many.next != nil)
        let few = try await ledger.rows(of: "r", matching: RowQuery(total: 3))
        #expect(few.total == 3 && few.rows.map(\.row.planned.line) == [2, 3, 4] && few.next == nil)
        #expect(try await ledger.rows(of: "r", matching: RowQuery(total: 0)).rows.isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is open has not settled, and what is unsuccessful has not succeeded`(store: StoreUnderTest) async throws
    {
        let ledger = try await ledger(store)
        #expect(try await lines(ledger, RowQuery(standings: RowStanding.open)) == [8, 9, 10])
        #expect(try await lines(ledger, RowQuery(standings: RowStanding.unsuccessful)) == [2, 5, 6, 7, 8, 9, 10])
    }

    private static let byAction: [(actions: Set<Action>, lines: [Int])] = [
        (actions: [], lines: Array(2...10)), ([.none], [3]), ([.create], [2] + Array(4...10)), ([.update], []),
        ([.none, .undecided], [3]),
    ]

    @Test(arguments: StoreUnderTest.all, byAction)
    func `gives rows that would do one of some things`(
        store: StoreUnderTest,
        given: (actions: Set<Action>, lines: [Int])
    ) async throws {
        let ledger = try await ledger(store)
        #expect(try await lines(ledger, RowQuery(actions: given.actions)) == given.lines)
    }

    private static let byCode: [(codes: Set<String>, lines: [Int])] = [
        (codes: ["41001"], lines: [5]), (["email.malformed"], [2]), (["mobile.malformed"], [2]),
        (["mobile.malformed", "answer.lost"], [2, 7]), (["mobile"], []), (["4100%"], []), (["'"], []),
    ]

    @Test(arguments: StoreUnderTest.all, byCode)
    func `gives rows with a code, of how they ended or of any finding`(
        store: StoreUnderTest,
        given: (codes: Set<String>, lines: [Int])
    ) async throws {
        let ledger = try await ledger(store)
        #expect(try await lines(ledger, RowQuery(codes: given.codes)) == given.lines)
    }

    private static let byCodeStart: [(start: String, lines: [Int])] = [
        (start: "41001", lines: [5]), ("410", [5]), ("Mobile.", [2]), ("EMAIL", [2]), ("malformed", []), ("4100%", []),
        ("_", []), ("'", []),
    ]

    @Test(arguments: StoreUnderTest.all, byCodeStart)
    func `gives rows with a code that begins so, whatever the case of its letters`(
        store: StoreUnderTest,
        given: (start: String, lines: [Int])
    ) async throws {
        let ledger = try await ledger(store)
        var query = RowQuery()
        query.codeStart = given.start
        #expect(try await lines(ledger, query) == given.lines)
    }

    @Test(arguments: StoreUnderTest.all)
    func `gives rows that have ended by a code, and none that has it of another finding`(
        store: StoreUnderTest
    ) async throws {
        let ledger = try await ledger(store)
        for (code, found) in [("email.malformed", [2]), ("mobile.malformed", []), ("41001", [5])] {
            var query = RowQuery(codes: [code])
            query.areCodesOfRows = true
            #expect(try await lines(ledger, query) == found, "\(code)")
        }
    }

    private static let byText: [(text: String, lines: [Int])] = [
        (text: "lovelace", lines: [2]), ("ADA@EXAMPLE", [2]), ("王芳", [3]), ("芳", [3]), ("工程部/后端", [3]),
        ("%", [4]), ("100%", [4]), ("100", [4, 5]), ("a_b", [4]), (#"back\s"#, [4]), (#"\"#, [4]), ("\"hi\"", [6]),
        ("o'hara", [6]), ("x,y", [7]), ("E10", [10]), ("no address", [2]), ("不是手机号", [2]), ("不是邮箱", [2]),
        ("WAS REFUSED", [5]), ("ou_4", [4]), ("u4", [4]), ("log5", [5]), ("\",\"", []), ("[", []), ("李", []),
        ("Jos\u{E9}", [7]), ("Jose\u{301}", [7]), ("ren\u{E9}", [8]), ("Rene\u{301}", [8]), ("' OR 1=1 --", []),
    ]

    @Test(arguments: StoreUnderTest.all, byText)
    func `gives rows that hold a text`(store: StoreUnderTest, given: (text: String, lines: [Int])) async throws {
        let ledger = try await ledger(store)
        #expect(try await lines(ledger, RowQuery(text: given.text)) == given.lines)
    }

    @Test(arguments: StoreUnderTest.all, [("ou_4", []), ("u4", []), ("log5", [5]), ("lovelace", [2]), ("E10", [10])])
    func `gives rows that hold a text without those whose ids hold it`(
        store: StoreUnderTest,
        given: (text: String, lines: [Int])
    ) async throws {
        let ledger = try await ledger(store)
        var query = RowQuery(text: given.text)
        query.areIDsSought = false
        #expect(try await lines(ledger, query) == given.lines)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is asked together holds together`(store: StoreUnderTest) async throws {
        let ledger = try await ledger(store)
        #expect(
            try await lines(ledger, RowQuery(standings: [RowStanding(.failed), RowStanding(.created)], text: "100"))
                == [4, 5]
        )
        #expect(
            try await lines(ledger, RowQuery(standings: [RowStanding(.failed)], codes: ["41001"], text: "100")) == [5]
        )
        #expect(try await lines(ledger, RowQuery(step: 2, text: "100")) == [])
    }

    private static let byOrder: [(order: RowOrder, lines: [Int])] = [
        (order: RowOrder.sheet, lines: Array(2...10)),
        // What can still change, failed, defective, invalid, created, unchanged.
        (.outcome, [7, 8, 9, 10, 5, 6, 2, 4, 3]),
        (.sent, [6, 7, 4, 5, 9, 8, 2, 3, 10]),
    ]

    @Test(arguments: StoreUnderTest.all, byOrder)
    func `gives rows in an order`(store: StoreUnderTest, given: (order: RowOrder, lines: [Int])) async throws {
        let ledger = try await ledger(store)
        #expect(try await lines(ledger, RowQuery(start: .beginning(of: given.order))) == given.lines)
    }
}
