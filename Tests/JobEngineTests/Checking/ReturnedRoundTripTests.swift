import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Workbooks

struct ReturnedRoundTripTests {
    private static let nasty: [[String]] = [
        ["Ada", "13800013164", "=1+1", "007"], ["Bo", "+8613800013165", "'=1+1", "'007"],
        ["Cy", "'+8613800013166", "{=1+1}", "\"a\"\"b\""], ["Di", "13800013167", "=\"0012\"", "\"1\r\n2\""],
        ["Ed", "13800013168", "\"x\ry\"", "\"x\ny\""], ["Fe", "13800013169", "@SUM(A1)", "-SUM(A1:A2)"],
        ["Gi", "13800013170", "''a", "'- 5"], ["Hu", "13800013171", " 17", "\" a \""],
        ["Iv", "13800013172", "😀👩‍👩‍👧", "e\u{301}"], ["Jo", "13800013173", "_x0041_", "a\tb"],
        ["Ka", "13800013174", "a\u{1}b", "a\u{200B}b"], ["Li", "13800013175", "' +SUM(A1)", "'"],
        ["Mo", "13800013176", "\u{3000}王", "\u{FEFF}x"], ["No", "13800013177", "#N/A", "1E5"],
        ["Oz", "13800013178", "\"=1,2\"", "a|http://example.com"],
    ]

    private func expectUnchanged(_ place: ReturnedFolder, _ name: String) async throws {
        _ = try await place.annotate(name)
        let found = try place.returned(name)
        #expect(
            found.isUnchanged,
            "\(found.said.map { $0.prefix(200) }) \(found.new) \(found.gone) \(found.missing) \(found.added)"
        )
    }

    @Test(arguments: ["b.xlsx", "b.csv"])
    func `a sheet of text comes back unchanged`(name: String) async throws {
        try await withFolder { folder in
            let rows = Self.nasty.map { $0.joined(separator: ",") } + [",,,", "Zoë,13800013179,,"]
            let place = try ReturnedFolder(folder, rows, header: "name,mobile,note,other")
            try await expectUnchanged(place, name)
        }
    }

    @Test(arguments: ["b.xlsx", "b.csv"])
    func `a long cell comes back unchanged, and one that was changed is seen`(name: String) async throws {
        try await withFolder { folder in
            let long = String(repeating: "界a_", count: 14_000)
            let rows = ["Ada,13800013164,\(long)", "Bo,13800013165,\"\(long)\r\nx\"", "Cy,13800013166,c"]
            let place = try ReturnedFolder(folder, rows, header: "name,mobile,note")
            try await expectUnchanged(place, name)
            try place.write("c.csv", "name,mobile,note", [rows[0] + "b", rows[1], rows[2]])
            let found = try place.returned("c.csv")
            #expect(found.changes.map(\.row) == [2] && found.kinds == [.edited])
        }
    }

    @Test(arguments: ["b.xlsx", "b.csv"])
    func `a workbook comes back unchanged`(name: String) async throws {
        try await withFolder { folder in
            let writer = try WorkbookWriter(path: folder + "/sheet.xlsx")
            let tab = try writer.addTab("people")
            try tab.write(["Our people"])
            try tab.write(["name", "", "mobile", "note", "note"])
            for (number, cells) in Self.nasty.enumerated() {
                let texts = cells.map { $0.replacing("\"", with: "") }
                try tab.write([texts[0], "u\(number)", texts[1], texts[2], texts[3]])
                if number == 4 { try tab.skip(toRow: tab.rows + 2) }
            }
            try writer.close()
            var place = try ReturnedFolder(folder)
            place.step.source = "sheet.xlsx"
            try await expectUnchanged(place, name)
        }
    }

    @Test(arguments: ["b.xlsx", "b.csv"])
    func `a sheet in GB18030 with a title, unnamed columns, corrections and left-out rows comes back unchanged`(
        name: String
    ) async throws {
        try await withFolder { folder in
            let text = """
                我们的人员,,,,
                姓名,,手机号,备注,备注
                王伟,甲,13800013164,研发部,一
                李娜,乙,13800013165,市场部,二
                张敏,丙,13800013166,财务部,三
                刘洋,丁,13800013167,人事部,四

                """
            var place = try ReturnedFolder(folder)
            try Self.gb18030(text).write(to: URL(fileURLWithPath: folder + "/sheet.csv"))
            try place.correct([
                ReturnedFolder.cell(3, "姓名", "王伟", "=王伟"), ReturnedFolder.cell(4, "#2", "乙", "1\n2"),
                ReturnedFolder.cell(5, "#5", "三", ""),
                SheetCorrection(time: "t", row: 6, change: .leaveOut),
            ])
            try await expectUnchanged(place, name)
        }
    }

    private static func gb18030(_ text: String) throws -> Data {
        try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    }
}
