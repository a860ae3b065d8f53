import JobModel
import Testing
import Wording

/// Cells that hold the code of a text in place of the text.
struct EncodedTextTests {
    @Test(arguments: [
        ("O&#39;Brien", "O'Brien"), ("&#26519;&#23567;&#21271;", "林小北"), ("&#x6797;北", "林北"), ("R&amp;D", "R&D"),
        ("Ada&nbsp;L", "Ada L"), ("\\u6797\\u5c0f\\u5317", "林小北"), ("Zo\\u00eb K", "Zoë K"), ("\\ud842\\udfb7", "𠮷"),
        ("%E6%9E%97%E5%8C%97", "林北"), ("=?UTF-8?B?5p6X5YyX?=", "林北"), ("=?utf-8?Q?Zo=C3=AB_K?=", "Zoë K"),
        ("=?gb2312?B?wda4sQ==?=", "林副"), ("\u{1B}$BNkLZ\u{1B}(B", "鈴木"),
        ("~{AV11~}", "林北"), ("Ada ~{AV~}", "Ada 林"), ("+Z5dTFw-", "林北"), ("Zo+AOs- K", "Zoë K"),
    ])
    func `reports a cell in the encoding of a web page, a program or a mail, with its text`(cell: String, text: String)
    {
        for field in ["name", "job_title", "city"] {
            let found = Checking().with(field, cell).row.findings
            #expect(found.map(\.code) == ["damage.encoded"], "\(field): \(found)")
            #expect(found.first?.problem.en.hasSuffix("'\(text)'") == true, "\(found)")
        }
        let accepted = Checking().with("name", cell).stepped { $0.accept = ["name": [cell]] }
        #expect(accepted.codes == [] || cell.contains("\u{1B}"))
    }

    @Test(arguments: [
        "R&D", "A & B; C", "AT&T;", "50% 兼职", "100%", "C:\\users", "\\u", "%E6", "&foo;", "=?", "完成率 %80", "A&B;",
        "Q? & A!",
        "&#1;x", "~{", "~{x~}", "A~B", "C+-", "C++", "+86-138", "Google+Maps-Team", "A+B-C", "+861-5", "2+3-1",
    ])
    func `does not report signs that are not an encoding`(cell: String) {
        #expect(Checking().with("work_station", cell).row.findings.filter { $0.code == "damage.encoded" } == [])
    }

    @Test(arguments: [
        ("O\u{92}Neil", "O’Neil"), ("Anna\u{96}Lena", "Anna–Lena"), ("\u{93}Max\u{94} Muster", "“Max” Muster"),
        ("å¼\u{20}ä¸‰", "张三"), ("æž—å°\u{20}åŒ—", nil),
    ])
    func `takes upper control characters and lost no-break spaces for a wrong encoding`(
        cell: String,
        text: String?
    ) {
        let found = Checking().with("name", cell).row.findings
        #expect(found.map(\.code) == ["damage.mojibake"], "\(found)")
        if let text { #expect(found.first?.problem.en.contains("probably '\(text)'") == true, "\(found)") }
    }

    @Test(arguments: ["RENÉ DUPONT", "À la carte", "Ça va", "ÎLE DE FRANCE", "Þór Æ", "Zoë ½"])
    func `accepts accented capitals before a space`(cell: String) {
        #expect(Checking().with("name", cell).row.findings == [])
    }

    @Test(arguments: [
        ("王锟斤拷", "damage.replaced"), ("王烫烫烫烫", "damage.replaced"), ("屯屯屯", "damage.replaced"),
        ("张\u{E863}", "damage.privateUse"), ("\u{F8FF} Ada", "damage.privateUse"),
    ])
    func `reports lost characters and private characters`(cell: String, code: String) {
        #expect(Checking().with("name", cell).codes == [code])
        #expect(Checking().with("name", cell).stepped { $0.accept = ["name": [cell]] }.codes == [])
    }

    @Test(arguments: ["\u{A0}", "\u{AD}", "\u{200B}\u{FEFF}", "\u{3000}\u{A0}"])
    func `treats a cell with only spaces of any kind as empty`(cell: String) {
        #expect(Checking().with("job_title", cell).codes == [])
        #expect(Checking().with("name", cell).codes == ["required.name"])
    }

    @Test(arguments: [
        "13800000001", "+86 138 0000 0001", "2026-01-05", "ada@example.com", "110101199001011234",
        "林北13800000001", "林北 13800000001", "Ada (ada@example.com)", "0",
    ])
    func `warns of a name that looks like a value of another column`(cell: String) {
        let row = Checking().with("name", cell).row
        #expect(row.findings == [] && row.warnings.map(\.code) == ["name.unlikely"])
        #expect(Checking().with("name", cell).stepped { $0.accept = ["name": [cell]] }.row.warnings == [])
    }

    @Test(arguments: ["林北、周南", "林北,周南", "林北；周南", "林小北 / 周南", "林北&周南", "Ada Lovelace; Alan Turing", "林北、Ada"])
    func `reports several people in the cell of one person`(cell: String) {
        #expect(Checking().with("name", cell).codes == ["name.several"])
        #expect(Checking().with("name", cell).stepped { $0.accept = ["name": [cell]] }.codes == [])
        #expect(Checking().with("job_title", cell).codes == [])
    }

    @Test(arguments: ["林?", "Mu?oz", "陈？"])
    func `reports a question mark in a name as a lost character`(cell: String) {
        #expect(Checking().with("name", cell).codes == ["name.lostCharacter"])
        #expect(Checking().with("name", cell).stepped { $0.accept = ["name": [cell]] }.codes == [])
    }

    @Test(arguments: [
        "林北/Lin Bei", "Lovelace, Ada", "Lovelace, Ada, Dr.", "阿卜杜拉·买买提", "王五（离职）", "Ada & Co", "林北 周南", "O/N",
        "司马相如", "林北(Lin, Bei)", "烫烫", "A, B & C",
    ])
    func `accepts a name with marks`(cell: String) {
        let row = Checking().with("name", cell).row
        #expect(row.findings == [] && row.warnings == [])
    }

    @Test(arguments: ["Ada 2", "1号机", "007", "X Æ A-12", "@home", "3M"])
    func `accepts a name with digits`(cell: String) {
        #expect(Checking().with("name", cell).row.warnings == [])
    }

    @Test(arguments: ["同上", "〃", "ditto", "同前"])
    func `reports a ditto mark`(cell: String) {
        for field in ["name", "job_title", "city", "email"] {
            #expect(Checking().with(field, cell).codes == ["value.ditto"], "\(field)")
        }
        #expect(Checking().with("nickname", cell).row.warnings.map(\.code) == ["value.perhapsNothing"])
    }

    @Test func `reports the first midnight of 1970 east of Greenwich as too early`() {
        #expect(Checking().with("join_time", "1970-01-01").codes == ["date.unlikelyYear"])
        #expect(Checking().with("join_time", "1970-01-02").codes == [])
    }
}
