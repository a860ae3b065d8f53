import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Cells that a spreadsheet, an input method or a conversion has damaged.
struct DamageTests {
    @Test(arguments: [
        ("寮犱紵", "张伟"), ("娆ч槼濞", "欧阳"), ("鏉庨浄", "李雷"), ("å¼\u{A0}ä¼Ÿ", "张伟"), ("JosÃ©", "José"), ("ÕÅÎ°", "张伟"),
        ("MÃ¼ller", "Müller"),
    ])
    func `reports mojibake with its probable original`(cell: String, original: String) throws {
        let finding = try #require(Checking().with("name", cell).row.findings.first)
        #expect(finding.code == "damage.mojibake" && finding.value == cell)
        #expect(finding.problem.en.contains("'\(original)"), "\(finding.problem.en)")
        #expect(finding.problem.zh.contains("“\(original)"))
    }

    @Test(arguments: [
        "张伟", "José", "Müller", "Björn Håkansson", "Määttä", "Øyvind Ås", "Ðặng Thị Hà", "姜涂", "陈ñ", "Łukasz", "Ωμέγα",
        "Иван", "김민수", "さとう", "Zoë", "ÅÄÖ", "欧阳娜娜", "李小龍", "O’Brien",
    ])
    func `does not report names of people as mojibake`(name: String) {
        #expect(Checking().with("name", name).codes == [])
    }

    /// Districts, towns, companies and people whose first character begins a Chinese one in UTF-8, and more of their kind.
    @Test(arguments: [
        "淇滨", "洮北", "淇滨区", "洮北区", "淇县", "洮南", "浔阳", "浏阳", "涪陵", "洧川", "洄河", "洹北", "浈江", "浠水", "淅川", "淝水", "淦昌", "滏阳",
        "滁州",
        "溆浦", "溱湖", "漯河", "潢川", "潞州", "澧县", "濉溪", "濮阳", "灞桥", "岷县", "崂山", "嵊州", "嶂石", "弋江", "怀柔", "恺之", "悝平", "慥然",
        "懿行",
        "渡邊", "錦織", "陳龍", "國華", "劉德華", "龍馬", "櫻井", "齋藤", "澤田", "廣瀬", "濱崎", "浜崎", "滝沢", "豊田", "桜井", "斉藤", "辻本", "凪", "凛",
        "榊原",
        "喆", "堃", "李喆", "陶喆", "瀞雯", "骞", "镕基", "朱镕基", "洮 北", "鑫淼", "犇羴", "宓羲", "仝卓", "殳俏",
    ])
    func `does not report real words as mojibake, although they could be converted back`(word: String) {
        #expect(Checking().with("name", word).codes == [])
        #expect(Checking().with("city", word).codes == [])
    }

    @Test func `reports characters that a conversion lost`() {
        #expect(Checking().with("name", "张\u{FFFD}").codes == ["damage.replaced"])
    }

    @Test func `reports a header in a wrong encoding`() throws {
        var checking = Checking()
        checking.header[0] = "濮撳悕"
        let finding = try #require(checking.checker.columns.findings.first)
        #expect(finding.code == "header.mojibake" && finding.problem.en.contains("'姓名'"))
    }

    @Test(arguments: ["#N/A", "#n/a", "#WERT!", "#VALEUR!", "#¡REF!", "#NOME?", "#SPILL!"])
    func `reports formula errors in every language of a spreadsheet`(cell: String) {
        #expect(Checking().with("name", cell).codes == ["damage.formulaError"])
    }

    @Test func `reports the signs of a narrow column, but not a name that begins with one`() {
        #expect(Checking().with("mobile", "########").codes.contains("damage.tooNarrow"))
        #expect(Checking().with("name", "#1 Ada").codes == [])
        #expect(Checking().with("name", "##").codes == [])
    }

    @Test(arguments: [("employee_no", "Ｅ００１", "E001"), ("employee_no", "٠٠١٢", "0012"), ("user_id", "ｕ１", "u1")])
    func `reports ids in full-width or Arabic digits, with the probable id`(
        field: String,
        cell: String,
        narrow: String
    ) throws {
        let finding = try #require(Checking().with(field, cell).row.findings.first)
        #expect(finding.code == "text.fullWidth" && finding.remedy.en.contains(narrow))
    }

    @Test func `converts full-width mobile numbers, addresses and dates, and reports the addresses`() {
        let checking = Checking().with("mobile", "１３８０００００００１").with("email", "ａｄａ＠example.com")
            .with("join_time", "２０２６－１２－０１")
        #expect(checking.codes == [] && checking.person?.values.mobile == "+8613800000001")
        #expect(checking.person?.values.email == "ada@example.com")
        #expect(checking.row.repairs.map(\.code) == ["repair.fullWidth"])
        #expect(Checking().with("mobile", "١٣٨٠٠٠٠٠٠٠١").person?.values.mobile == "+8613800000001")
    }

    @Test(arguments: ["job_title", "work_station"])
    func `warns of a line break that is allowed, and keeps the value`(field: String) {
        for text in ["a\nb", "a\r\nb"] {
            let checked = Checking().with(field, text)
            #expect(checked.codes == [] && checked.row.warnings.map(\.code) == ["text.severalLines"])
            let values = checked.person?.values
            #expect((field == "job_title" ? values?.jobTitle : values?.workStation) == text)
        }
        #expect(Checking().with(field, "ab\n").row.warnings == [])
    }

    @Test(arguments: ["name", "en_name", "city", "employee_no"])
    func `reports a line break within a value, and removes one at its end`(field: String) {
        #expect(Checking().with(field, "a\nb").codes == ["text.lineBreak"])
        #expect(Checking().with(field, "a\r\nb").codes == ["text.lineBreak"])
        #expect(Checking().with(field, "ab\n").codes == [])
    }

    @Test(arguments: [
        ("46357.375", "damage.dateSerial"), ("46357", "damage.dateSerial"), ("1969-12-31", "date.unlikelyYear"),
        ("2201-01-01", "date.unlikelyYear"), ("2026-02-30", "date.impossible"), ("2026.12.1", ""),
        ("2026.12", "date.malformed"),
    ])
    func `dates outside the years, serials with a time, and days that are not`(cell: String, code: String) {
        #expect(Checking().with("join_time", cell).codes == (code.isEmpty ? [] : [code]))
    }

    // MARK: Across rows

    private func warnings(_ numbers: [String]) -> [String: [String]] {
        let rows = numbers.enumerated().map { place, number in
            var row = Checking().with("employee_no", number).row
            row.line = place + 2
            return row
        }
        var index = FileIndex(subject: .people, match: "employee_no")
        for row in rows { index.note(row) }
        index.close()
        let checker = Checking().checker
        let pairs = zip(numbers, rows).map { ($0, checker.crossWarnings($1, index: index).map(\.problem.en)) }
        return Dictionary(pairs.filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `reports a number that is shorter than those with leading zeros`() {
        let found = warnings(["0007", "0120", "12", "3400", "E5"])
        #expect(Array(found.keys) == ["12"])
        #expect(found["12"]?.first?.contains("'0012'") == true)
        #expect(warnings(["7", "120", "12", "3400"]).isEmpty)
        #expect(warnings(["007", "1200", "12"]).isEmpty)
    }

    // MARK: Rows that speak of the sheet

    private func record(_ fields: [String]) -> ReadRecord {
        ReadRecord(record: InputRecord(line: 9, row: 9, fields: fields))
    }

    @Test(arguments: [
        (["合计", "", "", "", "300", ""], "row.total"), (["", "总计：300人", "", "", "", ""], "row.total"),
        (["Total", "300", "", "", "", ""], "row.total"), (["制表人：人事部", "", "", "", "", ""], "row.note"),
        (["共 300 人", "", "", "", "", ""], "row.note"), (["Page 1 of 3", "", "", "", "", ""], "row.note"),
        (["name", "mobile", "email", "department_ids", "employee_no", "employee_type"], "row.headerAgain"),
    ])
    func `omits and names totals, notes and repeated headers`(fields: [String], code: String) {
        let row = Checking().checker.check(record(fields))
        #expect(row.isLeftOut && row.warnings.map(\.code) == [code] && row.findings.isEmpty)
        #expect(row.warnings.first?.row == 9)
        // A short row is no less a total.
        let short = ReadRecord(
            record: InputRecord(line: 9, row: 9, fields: Array(fields.prefix(fields.count - 1))),
            findings: [
                Finding(
                    code: "quote.textAfter",
                    problem: LocalizedText(en: "", zh: ""),
                    remedy: LocalizedText(en: "", zh: "")
                )
            ]
        )
        #expect(Checking().checker.check(short).isLeftOut == (code != "row.headerAgain"))
    }

    @Test(arguments: [["共工", "", "", "", "", ""], ["Total", "x", "", "", "", ""], ["Ada Total", "", "", "", "", ""]])
    func `does not omit a row because it has few values`(fields: [String]) {
        let row = Checking().checker.check(record(fields))
        #expect(!row.isLeftOut && !row.findings.isEmpty)
    }
}
