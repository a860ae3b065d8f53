import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

/// Which tab a step reads.
struct TabChoiceTests {
    private static let people = ["姓名", "手机号", "部门", "工号"]
    private static let departments = ["部门名称", "上级部门", "部门ID", "负责人"]

    private func tab(
        _ tabs: [(name: String, header: [String])],
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) async throws -> TabSheet? {
        try await withFolder { folder in
            let tabs = tabs.map { WorkbookFile.Tab($0.name, texts: $0.header.isEmpty ? [] : [$0.header, $0.header]) }
            try WorkbookFile.write(tabs, to: folder + "/a.data")
            var step = StepDefinition(subject: .people, source: "a.data", match: "employee_no")
            change(&step)
            return try StepSource.open(step, folder: folder) as? TabSheet
        }
    }

    @Test func `the tab that was taken before is read, however well another matches`() async throws {
        let tabs = [("一月", Self.people), ("二月", Self.people), ("3", Array(Self.people.dropLast()))]
        await #expect(throws: TabError.self) { try await tab(tabs) }
        #expect(try await tab(tabs) { $0.inferredSheet = "二月" }?.name == "二月")
        #expect(try await tab(tabs) { $0.inferredSheet = "3" }?.name == "3")
        // What the job says now goes before it.
        let named = try await tab(tabs) { step in
            step.inferredSheet = "二月"
            step.sheet = "1"
        }
        #expect(named?.name == "一月" && named?.notes.isEmpty == true)
    }

    @Test(arguments: [("3", "3"), ("1", "人员"), (" 人员\n", "人员"), ("STAFF 2", "Staff 2"), ("Cafe\u{301}", "Café")])
    func `a name is one in any case and with spaces around, and a number where no tab has it as its name`(
        asked: String,
        name: String
    ) async throws {
        let tabs = [("人员", Self.people), ("3", Self.people), ("Staff 2", Self.people), ("Café", Self.people)]
        #expect(try await tab(tabs) { $0.sheet = asked }?.name == name)
    }

    @Test func `a file that cannot be read is not said to be without tabs`() async throws {
        try await withFolder { folder in
            try "<html><table><tr><td>姓名</td></tr></table></html>".write(
                toFile: folder + "/a.xls",
                atomically: false,
                encoding: .utf8
            )
            try "姓名,工号\n张三,1\n".write(toFile: folder + "/a.csv", atomically: false, encoding: .utf8)
            for (source, isRead) in [("none.xlsx", false), (".", false), ("a.xls", false), ("a.csv", true)] {
                var step = StepDefinition(subject: .people, source: source, match: "employee_no")
                step.sheet = "1"
                let error = #expect(throws: (any Error).self) { try StepSource.open(step, folder: folder) }
                #expect(error is TabError == isRead)
            }
        }
    }

    @Test func `what is a sheet of departments is none of people, and the other way round`() async throws {
        let tabs = [("部门", Self.departments), ("人员", ["姓名", "手机号"]), ("说明", ["a", "b", "c"])]
        #expect(try await tab(tabs)?.name == "人员")
        #expect(try await tab(tabs) { $0.subject = .departments }?.name == "部门")
        await #expect(throws: TabError.self) { try await tab([tabs[0], tabs[2]]) }
    }

    @Test func `headings that the job passes over by name count, and all the rest does not`() async throws {
        let tabs = [("表一", ["姓名", "乙", "丙"]), ("表二", ["姓名", "手机号"])]
        #expect(try await tab(tabs) { $0.ignore = ["乙", "丙"] }?.name == "表一")
        #expect(try await tab(tabs) { $0.ignore = ["*"] }?.name == "表二")
    }

    @Test func `headings that the job maps count`() async throws {
        let tabs = [("表一", ["甲", "乙", "丙"]), ("表二", ["姓名", "手机号"])]
        #expect(try await tab(tabs)?.name == "表二")
        let mapped = try await tab(tabs) { step in
            for (header, field) in [("甲", "name"), ("乙", "mobile"), ("丙", "employee_no")] {
                step.columns[header] = ColumnDefinition(field: field)
            }
        }
        #expect(mapped?.name == "表一" && mapped?.notes.map(\.code) == ["sheet.taken"])
    }

    @Test func `the only tab with something in it is read, whatever its headings`() async throws {
        let taken = try await tab([("Sheet1", []), ("Sheet2", ["甲", "乙"]), ("Sheet3", [])])
        #expect(taken?.name == "Sheet2" && taken?.notes.isEmpty == true)
    }
}
