import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the page of values says of what was just saved, and of what cannot be.
struct SavedValuesTests {
    private let sheet = """
        姓名,手机号,部门,职务,员工类型,性别
        丁一,13800013164,不存在的部门,从未有过的职务,正式,男
        宋二,13800022866,不存在的部门,,正式,x
        林三,13800022867,0,,Pilot,男

        """

    private func answered(_ console: ServedConsole) async throws -> SheetOnPages {
        let dropped = try await SheetOnPages.drop(sheet, console)
        _ = try await dropped.get("/values")
        #expect(try await dropped.get("/read").contains("event: ended"))
        return dropped
    }

    private func chinese(_ dropped: SheetOnPages, _ path: String) async throws -> String {
        try await dropped.browser.get(dropped.address + path, headers: ["Accept-Language": "zh"]).text
    }

    @Test func `says what was saved, and has the focus there`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await answered(console)
            let saved = try await dropped.post("/values", [("column", "部门"), ("v不存在的部门", "0")])
            let page = try await dropped.follow(saved)
            let said = try #require(page.firstMatch(of: /<p [^>]*id="saved"[^>]*>([^<]*)<\/p>/), "\(page)")
            #expect(said.1 == "1 value saved: 2 rows.")
            #expect(
                said.0.contains("autofocus") && said.0.contains("tabindex=\"-1\"") && said.0.contains("role=\"status\"")
            )
            #expect(page.matches(of: /role="status"/).count == 1)
            let address = try #require(saved.headers["Location"].first)
            let other = try await dropped.browser.get(address, headers: ["Accept-Language": "zh"]).text
            #expect(other.contains("已保存 1 个取值：2 行。"))
            // Nothing is said of a form that changed nothing, but that.
            let none = try await dropped.follow(
                try await dropped.post("/values", [("column", "部门"), ("v不存在的部门", "0")])
            )
            #expect(none.contains("Nothing was changed."))
            #expect(!(try await dropped.get("/values").contains("id=\"saved\"")))
        }
    }

    @Test func `names that are to be made are counted apart`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await answered(console)
            let before = try await dropped.get("/values?column=%E9%83%A8%E9%97%A8")
            #expect(before.contains("3 values are not in the directory. 1 value is not understood."), "\(before)")
            #expect(before.contains("<td>no: the plan refuses it, unless new names are allowed below</td>"))
            let fields = [("column", "部门"), ("new", "yes"), ("allowed", "")]
            let after = try await dropped.follow(try await dropped.post("/values", fields))
            #expect(after.contains("Names that the directory does not have are made from now on."))
            #expect(
                after.contains(
                    "2 values are not in the directory. 1 value is not understood. 1 value is new: the run makes it."
                ),
                "\(after)"
            )
            #expect(after.contains("department ids (1 value new)") || after.contains("(1 value new)"))
            #expect(after.contains("<td>new: the run makes it, and it stays permanently</td>"))
            let chinese = try await chinese(dropped, "/values")
            #expect(chinese.contains("有 2 个取值不在目录中。有 1 个取值无法识别。有 1 个新取值，执行时会新建。"))
            let problems = try await dropped.get("/problems")
            #expect(
                problems.contains("Not in the directory (2 values)") && problems.contains("New (1 value)"),
                "\(problems)"
            )
            #expect(problems.contains("New, and made by the run: &#39;不存在的部门&#39;."))
        }
    }

    @Test func `a replacement that cannot be is not saved, and stays in its field`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await answered(console)
            let column = ("column", "员工类型")
            let refused = try await dropped.post("/values", [column, ("vPilot", "nonsense"), ("v正式", "实习")])
            #expect(refused.status == 409 && refused.text.contains("role=\"alert\""))
            #expect(refused.text.contains("1 value was not saved: the directory does not have what it should become."))
            #expect(refused.text.contains("Pilot: there is no &#39;nonsense&#39;."), "\(refused.text)")
            #expect(refused.text.contains("It can be: 正式, 实习, 外包, 劳务, 顾问"), "\(refused.text)")
            #expect(refused.text.matches(of: /value="nonsense"[^>]* aria-invalid="true"/).count == 1)
            #expect(refused.text.contains("1 value saved: 2 rows."))
            let job = try dropped.file("job.yaml", console)
            #expect(!job.contains("nonsense") && job.contains("正式: 实习"))
            // The directory may have it by now: the reader decides.
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try dropped.file("job.yaml", console).contains("Pilot: nonsense"))
            let right = try await dropped.post("/values", [column, ("vPilot", "3")])
            #expect(right.status == 303)
        }
    }

    @Test(arguments: [("unknown sort", 409), ("m", 303), ("保密", 303), ("0", 303)])
    func `a word for a gender is checked without the directory`(word: String, status: Int) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            _ = try await dropped.get("/values?ask=no")
            let saved = try await dropped.post("/values", [("column", "性别"), ("vx", word)])
            #expect(Int(saved.status) == status, "\(saved.text)")
        }
    }
}
