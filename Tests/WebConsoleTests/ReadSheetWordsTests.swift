import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the page of a sheet calls what it has found out.
struct ReadSheetWordsTests {
    private func chinese(_ dropped: SheetOnPages) async throws -> String {
        try await dropped.browser.get(dropped.address, headers: ["Accept-Language": "zh"]).text
    }

    @Test func `damage that was found while reading is not called as the step of problems is`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("name,mobile\nAda,13800013164\nBo\n", console)
            let page = try await dropped.get("")
            #expect(page.contains("Damage found while reading (") && !page.contains("Problems ("), "\(page)")
            let chinese = try await chinese(dropped)
            #expect(chinese.contains("读取时发现的损坏（") && !chinese.contains("问题（"))
        }
    }

    @Test func `where the reading finds no damage, the page says where the cells are checked`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("name,mobile\nAda,1.38E+10\n", console)
            let page = try await dropped.get("")
            #expect(page.contains("What stands in the cells is checked on the page Problems."), "\(page)")
            #expect(try await chinese(dropped).contains("单元格的内容在“问题”页面检查。"))
        }
    }

    @Test(arguments: [
        (
            "name,mobile\nAda,13800013164\n", "found out: people (2 columns known, 1 as departments)",
            "人员（可识别 2 列，按部门读取为 1 列）"
        ),
        (
            "department_id,name\nd1,One\n", "found out: departments (2 columns known, 2 as people)",
            "部门（可识别 2 列，按人员读取为 2 列）"
        ),
        ("name\nAda\n", "found out: departments (1 column known, 1 as people)", "部门（可识别 1 列，按人员读取为 1 列）"),
    ])
    func `what a sheet is about is said where it was found out`(text: String, en: String, zh: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(text, console)
            let page = try await dropped.get("")
            #expect(page.contains(">\(en)</option>"), "\(page)")
            #expect(try await chinese(dropped).contains(">自动识别：\(zh)</option>"))
            // The steps after this one take it for the same.
            _ = try await dropped.get("/columns")
            let subject = en.contains(": people") ? "people" : "departments"
            #expect(try dropped.file("job.yaml", console).contains("subject: \(subject)"))
        }
    }
}
