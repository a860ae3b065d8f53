import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the pages of a sheet say that only its directory knows.
struct KnownByDirectoryTests {
    @Test func `departments that a sheet makes itself are not missing in the directory`() async throws {
        try await ServedConsole.with { console in
            let text = """
                department_id,name,parent_department_id
                zz1,Zoo,0
                zz2,Owls and ravens,zz1
                pay,Payroll,Owls and ravens
                far,Far away,nowhere

                """
            let dropped = try await SheetOnPages.drop(text, named: "departments.csv", console)
            _ = try await dropped.get("/values")
            #expect(try await dropped.get("/read").contains("event: ended"))
            let values = try await dropped.get("/values")
            #expect(
                values.contains("1 value is not in the directory.") && values.contains("(1 value not in the directory)")
            )
            #expect(values.matches(of: /made by this sheet/).count == 2)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("Not in the directory (1 value)"))
            #expect(problems.contains("The directory does not have &#39;nowhere&#39;."))
        }
    }

    @Test(arguments: [("upsert", ["Zoo", "Zoo/Owls", "a1"]), ("update", [])])
    func `a parent is of the sheet where its whole path is`(mode: String, made: [String]) async throws {
        try await ServedConsole.with { console in
            let text = """
                department_id,name,parent_department_id
                a1,Zoo,0
                a2,Owls,Zoo
                a3,Young,Zoo/Owls
                a4,Old,Nowhere/Owls
                a5,Self,Self
                a6,Top,/Owls
                a7,More,a1

                """
            let dropped = try await SheetOnPages.drop(text, named: "departments.csv", console)
            #expect(try await dropped.post("/columns", [("wasMode", "create"), ("mode", mode)]).status == 303)
            _ = try await dropped.get("/values")
            #expect(try await dropped.get("/read").contains("event: ended"))
            let values = try await dropped.get("/values")
            #expect(values.matches(of: /made by this sheet/).count == made.count)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("Not in the directory (\(6 - made.count) values)"))
            #expect(problems.contains("&#39;Nowhere/Owls&#39;") && problems.contains("&#39;Self&#39;"))
            #expect(problems.contains("The plan compares every department with the directory."))
        }
    }

    @Test func `what the directory has answered is not warned of`() async throws {
        try await ServedConsole.with { console in
            let text = """
                name,mobile,department_ids,employee_type
                Ada,13800013164,0,正式
                Bo,13800013165,0,Pilot

                """
            let dropped = try await SheetOnPages.drop(text, console)
            _ = try await dropped.get("/problems")
            #expect(try await dropped.get("/read").contains("event: ended"))
            let problems = try await dropped.get("/problems")
            #expect(!problems.contains("only the directory knows") && !problems.contains("To be looked at"))
            #expect(problems.contains("The directory does not have &#39;Pilot&#39;."))
            let chinese = try await dropped.browser.get(
                dropped.address + "/problems",
                headers: ["Accept-Language": "zh"]
            )
            #expect(chinese.text.contains("目录中没有（1 个取值）"))
        }
    }

    @Test func `problems are counted by rows`() async throws {
        try await ServedConsole.with { console in
            // Two problems in one row, and one in another.
            let text = "name,mobile,email,department_ids,employee_type\n,1,x,0,1\nBo,2,bo@example.com,0,1\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let problems = try await dropped.get("/problems")
            #expect(
                problems.contains("2 rows: 0 without problems, 2 with problems")
                    && problems.contains("Problems: 4 problems in 2 rows")
            )
        }
    }
}
