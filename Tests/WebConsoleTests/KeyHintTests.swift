import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the page of columns says of the column by which rows are found, and of rows that are there already.
struct KeyHintTests {
    private func release(_ dropped: SheetOnPages) async throws {
        let run = try await dropped.browser.plan(dropped.address)
        #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
        try await dropped.browser.untilNobodyWorks(on: run)
    }

    private func columns(_ dropped: SheetOnPages, language: String = "en") async throws -> String {
        _ = try await dropped.get("/columns")
        _ = try await dropped.get("/read")
        return try await dropped.browser.get(dropped.address + "/columns", headers: ["Accept-Language": language]).text
    }

    @Test func `rows that are there already are said before the mode is chosen`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let first = try await SheetOnPages.drop("department_id,name\nd1,One\nd2,Two\n", console)
                let empty = try await columns(first)
                #expect(!empty.contains("in the directory already"), "\(empty)")
                try await release(first)
                let dropped = try await SheetOnPages.drop(
                    "department_id,name,note\nd1,Uno\nd2,Two\nd3,Three\n",
                    named: "more.csv",
                    by: first.browser
                )
                let page = try await columns(dropped)
                #expect(
                    page.contains(
                        "2 of 3 rows are in the directory already: choose “new ones are created, the others updated”"
                    ),
                    "\(page)"
                )
                let chinese = try await columns(dropped, language: "zh")
                #expect(chinese.contains("3 行中有 2 行在目录中已存在：请选择“新建或更新”"))
                #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", "upsert")]).status == 303)
                let chosen = try await columns(dropped)
                #expect(chosen.contains("2 of 3 rows are in the directory already, and are updated."), "\(chosen)")
                #expect(try await dropped.post("/columns", [("wasMode", "upsert"), ("mode", "update")]).status == 303)
                #expect(try await columns(dropped).contains("1 of 3 rows is not in the directory: choose"))
            }
        }
    }

    @Test func `people of the directory are found by the column that is chosen`() async throws {
        try await ServedConsole.with { console in
            let text = """
                name,mobile,employee_no,department_ids,employee_type
                Ada,13800001001,E001,0,1
                Bo,13800001002,X2,0,1
                Cy,13800019999,X3,0,1

                """
            let dropped = try await SheetOnPages.drop(text, named: "people.csv", console)
            #expect(try await columns(dropped).contains("1 of 3 rows is in the directory already: choose"))
            let match = [("wasMatch", "employee_no"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", match).status == 303)
            #expect(try await columns(dropped).contains("2 of 3 rows are in the directory already: choose"))
        }
    }

    @Test func `a column with blanks or values that stand twice is said not to tell rows apart`() async throws {
        try await ServedConsole.with { console in
            let text = """
                name,mobile,employee_no,email
                Ada,13800013164,,
                Bo,13800013165,E2,a@example.com
                Cy,13800013166,E2,A@example.com

                """
            let dropped = try await SheetOnPages.drop(text, named: "people.csv", console)
            let page = try await columns(dropped)
            #expect(
                page.contains(
                    "Employee number (employee_no) does not tell all rows apart: it is empty in 1 row, and 2 rows share a value with another."
                )
                    && page.contains("Choose Mobile: every row has one of its own."),
                "\(page)"
            )
            let chinese = try await columns(dropped, language: "zh")
            #expect(chinese.contains("无法区分所有行：1 行为空，2 行与其他行相同。") && chinese.contains("每行的值都不同"))
            let match = [("wasMatch", "employee_no"), ("match", "mobile")]
            #expect(try await dropped.post("/columns", match).status == 303)
            #expect(!(try await columns(dropped).contains("tell all rows apart")))
        }
    }
}
