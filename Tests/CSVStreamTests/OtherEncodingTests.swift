import CSVStream
import JobModel
import Testing
import Wording

/// Text of encodings that are neither UTF-8 nor, for certain, GB18030.
struct OtherEncodingTests {
    private static let header = "name,mobile,employee_no\n"

    private func candidates(of sheet: Sheet, _ options: CSVReadOptions = CSVReadOptions()) throws -> [EncodingCandidate]
    {
        do {
            let file = try sheet.file(options)
            Issue.record("taken for \(file.encoding)")
            return []
        } catch .unknownEncoding(_, let candidates) as CSVStreamError {
            return candidates
        }
    }

    @Test(arguments: [
        ("WINDOWS-1252", "Inês Gonçalves da Conceição,1,E1\n"), ("WINDOWS-1252", "André,1,E1\n"),
        ("WINDOWS-1252", "Anaïs Lefèvre,1,E1\nStéphane Noël,2,E2\n"),
        ("WINDOWS-1250", "Jiří Dvořáček,1,E1\nŽofie Němcová,2,E2\n"), ("WINDOWS-1250", "Michał Wiśniewski,1,E1\n"),
        ("WINDOWS-1251", "Ольга Морозова,1,E1\n"), ("WINDOWS-1251", "ИВАНОВ ПЁТР,1,E1\nМОРОЗОВА ОЛЬГА,2,E2\n"),
        ("KOI8-R", "Ольга Морозова,1,E1\n"), ("WINDOWS-1253", "Γιώργος Νικολάου,1,E1\n"),
        ("WINDOWS-1254", "Çağrı Işık,1,E1\nGökçe Yılmaz,2,E2\n"), ("WINDOWS-1255", "דוד כהן,1,E1\n"),
        ("WINDOWS-1256", "فاطمة الزهراء,1,E1\n"), ("WINDOWS-874", "สมหญิง รักไทย,1,E1\n"),
        ("EUC-KR", "박지성,1,E1\n"), ("EUC-KR", "김민수,개발부,E1\n이영희,기획부,E2\n정우성,재무팀,E3\n강호동,영업팀,E4\n"),
        ("SHIFT_JIS", "鈴木一郎,1,E1\n"), ("EUC-JP", "田中一郎,1,E1\n山本健太,2,E2\n"),
        ("BIG5", "許國光,1,E1\n"), ("BIG5", "黃建宏,財務部,E1\n張雅婷,客服部,E2\n林淑惠,人資部,E3\n"),
        ("MACINTOSH", "Jörg Müller,1,E1\n"), ("GB18030", "李雷,1,E1\n"), ("GB18030", "李昇,1,E1\n"),
    ])
    func `asks about an unsure encoding, and accepts every candidate as the answer`(
        encoding: String,
        rows: String
    ) throws {
        let sheet = try Sheet(Array(Self.header.utf8) + encoded(rows, to: encoding))
        let candidates = try candidates(of: sheet)
        // Where another encoding says the same, either is right.
        #expect(
            candidates.contains { rows.split(separator: "\n").map(String.init).contains($0.sample) },
            "\(candidates)"
        )
        #expect(Set(candidates.map(\.sample)).count == candidates.count || rows.split(separator: "\n").count > 1)
        for candidate in candidates {
            let options = CSVReadOptions(encoding: candidate.name)
            let records = try sheet.records(options)
            #expect(records.allSatisfy { $0.findings.isEmpty }, "\(candidate.name)")
            let lines = records.map { $0.record.strings.joined(separator: ",") }
            #expect(lines.contains(candidate.sample), "\(candidate.name): \(lines)")
            #expect(try sheet.file(options).notes.first?.problem.en.contains(candidate.name) == true)
        }
    }

    @Test(arguments: [
        ("WINDOWS-1252", "Noël “Nono” Lefèvre,1,E1\n"), ("EUC-KR", "최유나,1,E1\n"), ("SHIFT_JIS", "齋藤さくら,1,E1\n"),
        ("WINDOWS-1251", "Юлия Щербакова,1,E1\n"), ("MACINTOSH", "Zoë Håkansson,1,E1\n"), ("BIG5", "簡嘉慧,1,E1\n"),
    ])
    func `offers no encoding that gives control characters or invalid characters`(encoding: String, rows: String) throws
    {
        let candidates = try candidates(of: Sheet(Array(Self.header.utf8) + encoded(rows, to: encoding)))
        #expect(!candidates.isEmpty)
        for scalar in candidates.flatMap({ Array($0.sample.unicodeScalars) }) {
            let category = scalar.properties.generalCategory
            #expect(![.control, .unassigned, .privateUse].contains(category), "\(candidates)")
        }
    }

    /// 一 is 4E00 and 需 is 9700: their zeros stand on the other side than those of separators and digits.
    @Test(arguments: ["UTF-16LE", "UTF-16BE"], ["销售一部/华东一组", "需求组/供需部"])
    func `asks about Chinese in UTF-16 without a mark, and reads it by the encoding it had earlier`(
        encoding: String,
        department: String
    ) throws {
        let rows = (100..<400).map { "王小明,13800000\($0),\(department),经理\n" }.joined()
        let sheet = try Sheet(encoded("姓名,手机号,部门,职位\n" + rows, to: encoding))
        // It throws what is no question.
        _ = try candidates(of: sheet)
        let options = CSVReadOptions(earlierEncoding: encoding)
        #expect(try sheet.file(options).encoding == encoding)
        let records = try sheet.records(options)
        #expect(records.count == 300 && records.allSatisfy { $0.findings.isEmpty })
        #expect(records.first?.record.strings == ["王小明", "13800000100", department, "经理"])
    }

    @Test func `asks neutrally about several candidates, and asks for a single one by name`() {
        let two = [EncodingCandidate(name: "BIG5", sample: "甲"), EncodingCandidate(name: "EUC-KR", sample: "乙")]
        let several = CSVStreamError.unknownEncoding(path: "a.csv", candidates: two)
        #expect(!several.remedy.en.contains("BIG5") && several.remedy.en.contains("--encoding"))
        #expect(!several.remedy.zh.contains("BIG5") && several.problem.zh.contains("EUC-KR：乙"))
        let one = CSVStreamError.unknownEncoding(path: "a.csv", candidates: [two[0]])
        #expect(one.problem.en.contains("It may be BIG5: 甲") && !one.problem.en.contains("Which of these"))
        #expect(one.problem.zh.contains("可能是 BIG5：甲"))
    }

    @Test func `the excerpt of a line includes its characters outside ASCII`() throws {
        let front = String(repeating: "column_name,", count: 20)
        let text = front + "姓名,手机号,部门\n" + String(repeating: "x,", count: 20) + "林小北,13800000001,运营部\n"
        let file = try Sheet(encoded(text, to: "GB18030")).file(CSVReadOptions(encoding: "GB18030"))
        #expect(file.notes.first?.problem.en.contains("…") == true)
        #expect(file.notes.first?.problem.en.contains("姓名,手机号,部门") == true, "\(String(describing: file.notes))")
        let late = try candidates(of: Sheet(encoded(front + "André\n", to: "WINDOWS-1252")))
        #expect(late.contains { $0.sample.hasPrefix("…") && $0.sample.hasSuffix("André") }, "\(late)")
    }

    @Test(arguments: [("GB18030", "林小北,1,E1\n"), ("SHIFT_JIS", "鈴木一郎,1,E1\n"), ("EUC-KR", "박지성,1,E1\n")])
    func `a damaged line among many does not make its encoding impossible`(encoding: String, row: String) throws {
        let rows = Array(repeating: try encoded(row, to: encoding), count: 9).flatMap(\.self)
        let sheet = try Sheet(Array(Self.header.utf8) + rows + [0xFF, 0xFF] + Array(",2,E2\n".utf8))
        #expect(try candidates(of: sheet).contains { $0.sample + "\n" == row }, "\(encoding)")
    }

    @Test func `the likeliest candidate comes first`() throws {
        for (encoding, row) in [
            ("WINDOWS-1252", "Maria da Conceição"), ("WINDOWS-1250", "Jiří Dvořáček"),
            ("WINDOWS-1251", "Ольга Морозова"),
            ("EUC-KR", "박지성"), ("SHIFT_JIS", "さとうはなこ"), ("BIG5", "陳志明,工程部"),
        ] {
            let sheet = try Sheet(Array(Self.header.utf8) + encoded(row + ",1\n", to: encoding))
            #expect(try candidates(of: sheet).first?.sample == row + ",1", "\(encoding)")
        }
    }

    @Test(arguments: [1, 10, 200])
    func `one line of another encoding after lines of ASCII does not make the file UTF-8`(lines: Int) throws {
        let plain = (0..<lines).map { "Worker \($0),1,E\($0)\n" }.joined()
        let sheet = try Sheet(Array((Self.header + plain).utf8) + encoded("Zoë,1,Z1\n", to: "WINDOWS-1252"))
        #expect(try candidates(of: sheet).contains { $0.sample == "Zoë,1,Z1" })
    }

    @Test func `column names in GB18030 prove the encoding, even with few rows`() throws {
        let options = CSVReadOptions(isColumnName: { ["姓名", "手机号", "部门", "手機號碼", "部門"].contains($0) })
        for text in ["姓名,手机号\n李昇,1\n", "姓名\n龚翀\n", "姓名,手機號碼,部門\n陳曉明,1,業務部\n"] {
            let file = try Sheet(encoded(text, to: "GB18030")).file(options)
            #expect(file.encoding == "GB18030" && file.confidence == .likely, "\(text)")
            #expect(file.notes.first?.code == "file.encoding")
        }
        // Without them the same bytes are a question.
        #expect(try candidates(of: Sheet(encoded("姓名\n龚翀\n", to: "GB18030"))).first?.name == "GB18030")
    }

    @Test func `recognises GB18030 by Chinese names below an English header`() throws {
        let rows = "王小明,1,E1\n刘建国,2,E2\n张文静,3,E3\n陈思远,4,E4\n"
        let sheet = try Sheet(Array(Self.header.utf8) + encoded(rows, to: "GB18030"))
        #expect(try sheet.file().encoding == "GB18030")
        #expect(try sheet.file().notes.first?.problem.en.contains("王小明") == true)
    }

    @Test func `names the damaged lines of a sheet in GB18030`() throws {
        let good = (1...20).map { "王小明,\($0),刘建国张文静陈思远\n" }.joined()
        let sheet = try Sheet(
            encoded("姓名,手机号,部门\n" + good, to: "GB18030") + [0xCD, 0xF5, 0xFF, 0x2C, 0x31, 0x2C, 0x78, 0x0A]
                + encoded("赵敏,1,工程部\n", to: "GB18030")
        )
        let file = try sheet.file()
        #expect(file.encoding == "GB18030")
        let bad = try sheet.records().filter { !$0.findings.isEmpty }
        #expect(bad.map(\.record.line) == [22] && bad.first?.findings.map(\.code) == ["bytes.invalid"])
    }

    @Test func `names the likely encoding of a wrong line in a sheet of UTF-8`() throws {
        let sheet = try Sheet(
            Array("name,city\n李雷,北京\n韩梅梅,上海\n".utf8) + encoded("Zoë,Köln\n", to: "WINDOWS-1252")
        )
        let finding = try #require(try sheet.records().last?.findings.first)
        #expect(finding.code == "bytes.otherEncoding" && finding.problem.en.contains("WINDOWS-1252: Zoë,Köln"))
        #expect(try sheet.file().notes.isEmpty)
    }

    @Test(arguments: [
        ("gb2312", "GBK", "朱镕基喆"), ("Shift_JIS", "CP932", "髙橋\\~"), ("ISO-8859-1", "WINDOWS-1252", "“Zoë” €"),
        ("EUC-KR", "UHC", "똠방각하"), ("Mac Roman", "MACINTOSH", "Jörg"), ("tis-620", "WINDOWS-874", "สมชาย€"),
    ])
    func `the common name of an encoding includes the vendor's extension`(
        name: String,
        written: String,
        text: String
    ) throws {
        let sheet = try Sheet(encoded("a,b\n\(text),1\n", to: written))
        let records = try sheet.records(CSVReadOptions(encoding: name))
        #expect(records.map(\.record.strings) == [[text, "1"]])
    }
}
