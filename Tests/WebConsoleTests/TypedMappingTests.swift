import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What is typed on the page of columns is checked at once, and can be corrected and taken back.
struct TypedMappingTests {
    private let sheet = """
        姓,名,员工,部门,手机号
        丁,一,丁一(E1),研发部,13800013164
        宋,二,宋二(E2),研发部,13800022866

        """

    /// What is typed, and what the page says of it in both languages.
    private static let wrong: [(fields: [(String, String)], english: String, chinese: String)] = [
        ([("join", "{姓"), ("joined", "name")], "has no name in braces", "花括号不成对"),
        ([("join", "姓名"), ("joined", "name")], "has no name in braces", "花括号不成对"),
        ([("join", "{姓名}{名}"), ("joined", "name")], "The sheet has no column &#39;姓名&#39;", "表格中没有列“姓名”"),
        ([("join", "{姓}{名}"), ("joined", "")], "No field is chosen for the joined columns", "没有为拼接“{姓}{名}”选择字段"),
        ([("join", ""), ("joined", "name")], "no columns are given", "没有填写要拼接的列"),
        ([("split", "2"), ("shape", "{name}({employee_no")], "has no name in braces", "花括号不成对"),
        ([("split", "2"), ("shape", "{name}{employee_no}")], "Nothing stands between the fields", "没有分隔内容"),
        ([("split", "2"), ("shape", "{nmae}({工号})")], "There is no field &#39;nmae&#39;", "没有字段“nmae”"),
        ([("split", "2"), ("shape", "")], "it is not said how", "没有填写单元格的格式"),
        ([("split", ""), ("shape", "{name}({employee_no})")], "No column is chosen to be split", "没有选择要按"),
        ([("common", "gender"), ("commonValue", "nonsense")], "is not a gender", "性别“nonsense”无法识别"),
        ([("common", "gender"), ("commonValue", "")], "no value is given", "没有填写值"),
        ([("common", ""), ("commonValue", "男")], "No field is chosen that gets", "没有选择要统一填写"),
    ]

    @Test func `what cannot be done as it stands is seen without a press, with why`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            #expect(!(try await dropped.get("/columns").contains("<details open><summary>Join")))
            #expect(try await dropped.post("/columns", [("join", "{姓}{名}"), ("joined", "name")]).status == 303)
            #expect(!(try await dropped.get("/columns").contains("<details open><summary>Join")))
            let path = "\(console.stateFolder)/console/sheets/\(dropped.id)/job.yaml"
            let job = try dropped.file("job.yaml", console).replacing("{姓}{名}", with: "{姓}{花名}")
            try Data(job.utf8).write(to: URL(fileURLWithPath: path))
            let page = try await dropped.get("/columns")
            #expect(page.contains("<details open><summary>Join"), "\(page)")
            #expect(page.contains("The sheet has no column &#39;花名&#39;. Correct it below, or take the tick away."))
        }
    }

    @Test(arguments: wrong.indices)
    func `what cannot be done is said in the words of the page, and stays as it was typed`(
        number: Int
    ) async throws {
        let (fields, english, chinese) = Self.wrong[number]
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            _ = try await dropped.get("/columns")
            for (language, words) in [("en", english), ("zh", chinese)] {
                let page = try await dropped.browser.post(
                    dropped.address + "/columns?form=\(dropped.form)",
                    headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept-Language": language],
                    body: Array(
                        (fields + [("m3", "-")]).map { "\(QueryValue.of($0.0))=\(QueryValue.of($0.1))" }
                            .joined(separator: "&").utf8
                    )
                )
                #expect(page.status == 400 && page.text.contains("role=\"alert\""))
                #expect(page.text.contains(words), "\(page.text)")
                #expect(!page.text.contains("job.unfinished") && !page.text.contains("roster template"))
                #expect(page.text.contains("<details open><summary>"))
                for (name, value) in fields where !value.isEmpty {
                    let shown =
                        ["join", "shape", "commonValue"].contains(name)
                        ? "name=\"\(name)\" value=\"\(value)\"" : "<option value=\"\(value)\" selected>"
                    #expect(page.text.contains(shown), "\(name)")
                }
                // What else was chosen is kept.
                let job = try dropped.file("job.yaml", console)
                #expect(job.contains("ignore: [部门]") && !job.contains("columns:") && !job.contains("defaults:"))
            }
        }
    }

    @Test(arguments: [
        ("name", "#REF!", "Write the value, or empty it.", "请填写实际内容或清空。"),
        ("employee_no", "1.2E+10", "Write the whole number.", "请填写完整的号码。"),
        ("name", "N/A", "Leave it empty: what is empty stays as it is.", "请留空（留空不改变原值）。"),
        ("job_title", "=1+1", "Write the value in place of the formula", "请填写结果代替公式"),
        ("name", "Ã¤Ã¶Ã¼", "Write it again.", "请重新填写。"),
    ])
    func `what is to be done about a value for all rows names no cell and no rows`(
        field: String,
        value: String,
        english: String,
        chinese: String
    ) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("手机号\n13800013164\n", console)
            for (language, words) in [("en", english), ("zh", chinese)] {
                let body = "common=\(field)&commonValue=\(QueryValue.of(value))"
                let page = try await dropped.browser.post(
                    dropped.address + "/columns?form=\(dropped.form)",
                    headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept-Language": language],
                    body: Array(body.utf8)
                )
                let said = page.text.firstMatch(of: /(?s)<div class="problem".*?<\/div>/).map { String($0.0) } ?? ""
                #expect(page.status == 400 && said.contains(words), "\(said)")
                for elsewhere in [" here", "the cell", "below the rows", "此处", "单元格", "行的下方"] {
                    #expect(!said.contains(elsewhere), "\(said)")
                }
            }
        }
    }

    @Test func `a shape may have the fields by what people call them`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            _ = try await dropped.get("/columns")
            let kept = try await dropped.post("/columns", [("split", "2"), ("shape", "{姓名}（{工号}）")])
            #expect(kept.status == 303)
            #expect(try dropped.file("job.yaml", console).contains("员工: \"{name}（{employee_no}）\""))
        }
    }

    @Test func `whatever the job makes of columns that are not there is listed, and can be taken away`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            _ = try await dropped.get("/columns")
            // As an earlier version has kept it.
            try SheetWave(folder: "\(console.stateFolder)/console/sheets/\(dropped.id)").change { job in
                job.steps[0].columns["{姓名"] = ColumnDefinition(field: "name")
                job.steps[0].columns["{没有}{姓}"] = ColumnDefinition(field: "en_name")
            }
            let page = try await dropped.get("/columns")
            for key in ["{姓名", "{没有}{姓}"] {
                #expect(page.contains("name=\"keep\" value=\"\(key)\" checked"), "\(page)")
            }
            let taken = try await dropped.post("/columns", [("had", "{姓名"), ("had", "{没有}{姓}")])
            #expect(taken.status == 303)
            #expect(!(try dropped.file("job.yaml", console).contains("columns:")))
        }
    }

    @Test func `an employee type for all rows that the directory does not have is a problem, and is not taken again`()
        async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓名,手机号,部门\n丁一,13800013164,0\n", console)
            _ = try await dropped.get("/columns")
            let common = [("common", "employee_type"), ("commonValue", "宇航员")]
            // Nobody has asked the directory yet.
            #expect(try await dropped.post("/columns", common).status == 303)
            _ = try await dropped.get("/values")
            #expect(try await dropped.get("/read").contains("event: ended"))
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("there is no employee type &#39;宇航员&#39;"), "\(problems)")
            let again = try await dropped.post("/columns", common + [("hadCommon", "employee_type")])
            #expect(again.status == 400 && again.text.contains("there is no employee type &#39;宇航员&#39;"))
            let right = [("common", "employee_type"), ("commonValue", "1"), ("hadCommon", "employee_type")]
            #expect(try await dropped.post("/columns", right).status == 303)
            #expect(!(try await dropped.get("/problems").contains("宇航员")))
        }
    }
}
