import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// The ways that are offered to read a sheet that could not be read.
struct SheetWaysTests {
    private func drop(_ bytes: [UInt8], named name: String, _ console: ServedConsole) async throws -> (Browser, String)
    {
        let browser = try await console.browser()
        let dropped = try await browser.drop(bytes, named: name)
        return (browser, try #require(dropped.headers["Location"].first))
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).compactMap { place in
            UInt8(hex.dropFirst(place).prefix(2), radix: 16)
        }
    }

    /// Sheets of Korean and of Arabic names, in the encodings of old programs.
    @Test(arguments: [
        (
            "EUC-KR",
            "c0ccb8a72cbacebcad2cc0fcc8ad0ab1e8b9cebcf62cb0b3b9dfbacebcad2c310ac0ccbfb5c8f12cb1e2c8b9bacebcad2c320a"
        ),
        (
            "WINDOWS-1256",
            "c7e1c7d3e32cc7e1ded3e32cc7e1e5c7cadd0ae3cde3cf20dae1ed2cded3e320c7e1e3c8eddac7ca2c310addc7d8e3c920cdd3e42cded3e320c7e1cad3e6edde2c320a"
        ),
    ])
    func `every encoding that the question proposes can be chosen`(encoding: String, hex: String) async throws {
        try await ServedConsole.with { console in
            let (browser, address) = try await drop(Self.bytes(hex), named: "x.csv", console)
            let page = try await browser.get(address)
            #expect(page.status == 400)
            let question = try #require(page.text.firstMatch(of: /(?:Which of these is right\?|It may be) ([^<]*)/)).1
            let proposed = question.split(separator: " / ").compactMap { $0.split(separator: ":").first }
            #expect(proposed.contains { $0 == encoding })
            for name in proposed { #expect(page.text.contains("<option value=\"\(name)\">"), "\(name)") }
            let chosen = try await browser.get(address + "?encoding=" + encoding)
            #expect(chosen.status == 200)
            #expect(chosen.text.contains("<option value=\"\(encoding)\" selected>"))
        }
    }

    @Test func `a picture under the name of a sheet is said to be one, and offers no way to read it`() async throws {
        try await ServedConsole.with { console in
            let picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0xC8, count: 500)
            let (browser, address) = try await drop(picture, named: "people.csv", console)
            let page = try await browser.get(address)
            #expect(page.status == 400 && page.text.contains("people.csv is a picture (PNG)"))
            #expect(!page.text.contains("name=\"encoding\""))
        }
    }

    @Test func `bytes of an unknown program are said to be no sheet, and no encoding is asked for`() async throws {
        var generator = SeededGenerator(seed: 7)
        let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try await ServedConsole.with { console in
            let (browser, address) = try await drop([0x41] + bytes, named: "people.csv", console)
            let page = try await browser.get(address)
            #expect(page.status == 400, "\(page.text)")
            #expect(page.text.contains("people.csv is a file of another program"))
            #expect(!page.text.contains("name=\"encoding\"") && page.text.contains("Delete this sheet"))
        }
    }

    @Test func `an encoding and a delimiter that the reader has chosen are not said to be found out`() async throws {
        try await ServedConsole.with { console in
            let (browser, address) = try await drop(Array("name,mobile\nAda,1\n".utf8), named: "x.csv", console)
            let page = try await browser.get(address + "?encoding=Shift_JIS&delimiter=%3B").text
            #expect(!page.contains("found out: SHIFT_JIS") && !page.contains("found out: semicolon"), "\(page)")
            let problem = "names of the columns are separated by &#39;,&#39;, and not by &#39;;&#39;"
            #expect(page.contains(problem), "\(page)")
            #expect(!page.contains("quoted cell"))
            #expect(page.contains("Choose &#39;,&#39; as the delimiter on the page Reading."))
        }
    }

    @Test func `what is only to be looked at is not called damage`() async throws {
        try await ServedConsole.with { console in
            let text = "\u{FEFF}姓名\t手机号\n丁一\t13800013164\n"
            let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            let (browser, address) = try await drop(bytes, named: "x.csv", console)
            let page = try await browser.get(address).text
            #expect(page.contains("To be looked at (1)") && !page.contains("Damage found"), "\(page)")
        }
    }

    @Test func `an empty tab of a workbook leaves the other tabs to choose from`() async throws {
        let workbook = """
            <?xml version="1.0"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="People"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">手机号</Data></Cell></Row>
            <Row><Cell><Data ss:Type="String">丁一</Data></Cell><Cell><Data ss:Type="String">13800013164</Data></Cell></Row></Table></Worksheet>
            <Worksheet ss:Name="Empty"><Table></Table></Worksheet>
            </Workbook>
            """
        try await ServedConsole.with { console in
            let (browser, address) = try await drop(Array(workbook.utf8), named: "x.xls", console)
            #expect(try await browser.get(address + "?tab=People").text.contains("丁一"))
            for query in ["?tab=Empty", "?tab=People&header=9"] {
                let page = try await browser.get(address + query)
                #expect(page.status == 400)
                #expect(page.text.contains("<select name=\"tab\">") && page.text.contains("<option value=\"People\""))
                #expect(!page.text.contains("name=\"encoding\"") && !page.text.contains("name=\"delimiter\""))
            }
        }
    }

    @Test func `two files at once are refused, and none of them is taken without the other`() async throws {
        try await ServedConsole.with { console in
            let browser = try await console.browser()
            let part = { (name: String) in
                "--b\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"\(name)\"\r\n\r\nname,mobile\nA,1\r\n"
            }
            let page = try await browser.post(
                "/sheets?form=\(browser.formToken())",
                headers: ["Content-Type": "multipart/form-data; boundary=b"],
                body: Array((part("d.csv") + part("p.csv") + "--b--\r\n").utf8)
            )
            #expect(
                page.status == 400 && page.text.contains("Several files came at once, &#39;d.csv&#39; and"),
                "\(page.text)"
            )
            #expect(!(try await browser.get("/sheets/new").text.contains("d.csv")))
        }
    }

    @Test func `letters of another encoding are said to be that, where the reader has named one`() async throws {
        try await ServedConsole.with { console in
            // "姓名,手机号" and a row in GBK.
            let bytes: [UInt8] = [
                0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xCA, 0xD6, 0xBB, 0xFA, 0xBA, 0xC5, 0x0A, 0xB6, 0xA1, 0x2C, 0x31, 0x0A,
            ]
            let (browser, address) = try await drop(bytes, named: "x.csv", console)
            let page = try await browser.get(address + "?encoding=UTF-8").text
            #expect(page.contains("The file is in another encoding: choose “find out” or the right one"), "\(page)")
        }
    }

    @Test func `of tabs that match equally well one of them is proposed, and never a cover`() async throws {
        let row = { (cells: [String]) in
            "<Row>" + cells.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined() + "</Row>"
        }
        let tab = { (name: String, rows: [[String]]) in
            "<Worksheet ss:Name=\"\(name)\"><Table>\(rows.map(row).joined())</Table></Worksheet>"
        }
        let people = [["姓名", "手机号"], ["丁一", "13800013164"]]
        let start = """
            <?xml version="1.0"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            """
        let cover = tab("说明", [["请勿外传"], ["x"]])
        for (others, chosen) in [([("总部", people), ("分公司", people)], "总部"), ([("其他", [["a"], ["b"]])], "")] {
            let workbook = start + cover + others.map { tab($0.0, $0.1) }.joined() + "</Workbook>"
            try await ServedConsole.with { console in
                let (browser, address) = try await drop(Array(workbook.utf8), named: "x.xls", console)
                let page = try await browser.get(address)
                #expect(
                    page.status == 400 && page.text.contains("<option value=\"\(chosen)\" selected>"),
                    "\(page.text)"
                )
            }
        }
    }
}
