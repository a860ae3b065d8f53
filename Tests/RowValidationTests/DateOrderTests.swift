import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

struct DateOrderTests {
    private func read(_ text: String, _ column: DateColumn = .untold) -> CheckedRow {
        let checking = Checking().with("join_time", text)
        return SheetChecker(header: checking.header, job: checking.job, step: checking.step, dates: column)
            .check(ReadRecord(record: InputRecord(line: 2, row: 2, fields: checking.fields)))
    }

    private func joinTime(_ row: CheckedRow) -> Int? {
        guard case .person(let person) = row.draft else { return nil }
        return person.values.joinTime
    }

    /// 2026-04-03 and 2026-03-04, each at 00:00+08:00, by `date -d`.
    @Test(arguments: [(DateOrder.dayFirst, 1_775_145_600), (.monthFirst, 1_772_553_600)])
    func `reads a date either way as its column has it`(order: DateOrder, seconds: Int) {
        for text in ["03/04/2026", "3.4.2026", "3-4-2026", "03/04/2026 00:00"] {
            #expect(joinTime(read(text, .order(order))) == seconds)
        }
    }

    @Test func `a date that is the same day in both orders needs no order`() {
        let row = read("04/04/2026")
        #expect(row.findings.isEmpty && joinTime(row) == 1_775_232_000 && row.dateOrder == nil)
        #expect(read("04/04/2026", .mixed(dayFirst: 3, monthFirst: 5)).findings.isEmpty)
    }

    @Test(arguments: [
        ("25/12/2026", DateOrderSign.only(.dayFirst)), ("12/25/2026", .only(.monthFirst)), ("03/04/2026", .either),
        ("29/02/2028", .only(.dayFirst)),
    ])
    func `a date decides the order in its column`(text: String, sign: DateOrderSign) {
        #expect(read(text).dateOrder == sign)
    }

    @Test(arguments: ["2026-12-25", "31/04/2026", "soon", "25 Dec 2026", ""])
    func `other dates do not decide it`(text: String) {
        #expect(read(text).dateOrder == nil)
    }

    @Test(arguments: [("25/12/2026", DateOrder.monthFirst), ("12/25/2026", .dayFirst)])
    func `reports a date that the order does not allow, and never reads it in the other order`(
        text: String,
        order: DateOrder
    ) {
        let row = read(text, .order(order))
        #expect(row.findings.map(\.code) == ["date.otherOrder"] && joinTime(row) == nil)
    }

    @Test(arguments: ["25/12/2026", "12/25/2026", "03/04/2026"])
    func `a column with both orders decides nothing, and names a row of each`(text: String) {
        let row = read(text, .mixed(dayFirst: 3, monthFirst: 17))
        #expect(row.findings.map(\.code) == ["date.mixedOrder"])
        #expect(row.findings[0].problem.en.contains("row 3") && row.findings[0].problem.en.contains("row 17"))
    }

    @Test func `the order of the job overrides that of the sheet`() {
        let checking = Checking().with("join_time", "03/04/2026").stepped { $0.dates = .monthFirst }
        #expect(checking.person?.values.joinTime == 1_772_553_600)
    }

    @Test func `a default of the job does not decide the order of the sheet`() {
        let checking = Checking().with("join_time", "").stepped { $0.defaults["join_time"] = "25/12/2026" }
        #expect(checking.row.dateOrder == nil && checking.codes.isEmpty)
    }

    @Test(arguments: [
        "1 Dec 2026", "1-Dec-2026", "01/december/2026", "Dec 1, 2026", "December 1 2026", "1 DEC. 2026",
        "1 Dec 2026 00:00", "Dec 1, 2026 00:00:00", "2026-Dec-01", "2026 December 1", "2026-12-01T00:00:00+08:00",
        "2026-11-30T16:00:00Z", "2026-11-30 16:00Z", "2026-11-30T11:00:00-0500",
    ])
    func `reads a month by its English name, and a moment by its distance from UTC`(text: String) {
        // 2026-12-01T00:00+08:00, by `date -d`.
        #expect(joinTime(read(text)) == 1_796_054_400)
    }
}
