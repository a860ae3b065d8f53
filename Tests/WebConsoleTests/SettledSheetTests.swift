import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What a sheet's pages offer beside correcting cells: corrections that meet nothing, values for all rows.
struct SettledSheetTests {
    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,1380001316,0,1

        """

    private func write(_ corrections: [String], _ dropped: SheetOnPages, _ console: ServedConsole) throws {
        let text = (["time,action,row,column,old,new"] + corrections).joined(separator: "\n") + "\n"
        let path = "\(console.stateFolder)/console/sheets/\(dropped.id)/corrections.csv"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    /// The form of a cause of corrections: where it is sent, and what it shows.
    private func form(of code: String, in page: String) throws -> (path: String, shown: String) {
        let pattern = try Regex(
            "action=\"/sheets/[a-z0-9]+(/unmet)\\?form=[0-9a-f]+&amp;([^\"]*code=\(code.replacing(".", with: "%2E"))[^\"]*)\"(?: class=\"actions\")?><input type=\"hidden\" name=\"shown\" value=\"([0-9a-f]+)\""
        )
        let match = try #require(page.firstMatch(of: pattern))
        let query = String(try #require(match.output[2].substring)).replacing("&amp;", with: "&")
        return ("/unmet?" + query, String(try #require(match.output[3].substring)))
    }

    @Test(arguments: ["correction.noRow", "correction.noColumn", "correction.differs"])
    func `corrections that meet nothing are dropped, or kept aside and put back`(code: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            _ = try await dropped.get("/problems")
            let time = "2026-11-26T08:00:00.000Z"
            let line =
                switch code {
                case "correction.noRow": "\(time),correct,99,mobile,1,2"
                case "correction.noColumn": "\(time),correct,3,gone,1,2"
                default: "\(time),correct,3,mobile,1,2"
                }
            let other = "2026-11-26T09:00:00.000Z,correct,2,name,Ada,Eda"
            try write([line, other], dropped, console)
            let page = try await dropped.get("/problems")
            let (path, shown) = try form(of: code, in: page)
            // Another tab has changed them: nothing is dropped.
            #expect(try await dropped.post(path, [("shown", "0"), ("do", "drop")]).status == 409)
            let kept = try await dropped.follow(try await dropped.post(path, [("shown", shown), ("do", "keep")]))
            #expect(!kept.contains(code) && kept.contains("kept aside (1)"))
            #expect(try !dropped.file("corrections.csv", console).contains(line))
            #expect(try dropped.file("corrections.csv", console).contains(other))
            let aside = try #require(
                kept.firstMatch(of: /unmet\?form=[^>]+><input type="hidden" name="shown" value="([0-9a-f]+)"/)
            )
            let back = try await dropped.post("/unmet", [("shown", String(aside.1)), ("do", "restore")])
            let again = try await dropped.follow(back)
            // In the order of their times, as they were.
            let all = try dropped.file("corrections.csv", console).replacing("\r\n", with: "\n")
            #expect(all.contains("\(line)\n\(other)"))
            #expect(!again.contains("kept aside"))
            let last = try form(of: code, in: again)
            let gone = try await dropped.follow(
                try await dropped.post(last.path, [("shown", last.shown), ("do", "drop")])
            )
            #expect(try !dropped.file("corrections.csv", console).contains(line))
            #expect(try dropped.file("corrections.csv", console).contains(other))
            let undone = try await dropped.post(
                "/unmet",
                [("do", "undrop"), ("shown", try dropped.hidden("shown", in: gone))]
            )
            #expect(gone.contains("Undo: put it back") && undone.status == 303, "\(gone)")
            #expect(try dropped.file("corrections.csv", console).replacing("\r\n", with: "\n") == all)
        }
    }

    @Test func `values that look wrong are said to be right, of the rows that were shown`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type\nN/A,13800013164,0,1\nTBD,13800013165,0,1\n"
            let dropped = try await SheetOnPages.drop(text, console)
            let rows = "?kind=finding&code=value.nothing&column=name"
            let page = try await dropped.get("/rows" + rows)
            let shown = try dropped.hidden("shown", in: page)
            #expect(try await dropped.post("/right" + rows, [("shown", "0"), ("right", "all")]).status == 409)
            // A value that no row has leaves nothing to be said.
            let none = [("shown", shown), ("right", "=x")]
            #expect(try await dropped.post("/right" + rows, none).status == 409)
            let right = [("shown", shown), ("right", "=N/A")]
            _ = try await dropped.follow(try await dropped.post("/right" + rows, right))
            #expect(try dropped.file("job.yaml", console).contains("name: [N/A]"))
            // Of a cause that goes away by correcting alone nothing is said to be right.
            let other = "/right?kind=finding&code=mobile.malformed&column=mobile"
            #expect(try await dropped.post(other, right).status == 404)
        }
    }

    @Test func `a field that no column is gets one value for all rows, and is given back`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("name,mobile,department_ids\nAda,13800013164,0\n", console)
            let problems = try await dropped.get("/problems")
            #expect(problems.contains("give all rows one value there") && !problems.contains("defaults"))
            let common = [("common", "employee_type"), ("commonValue", "1")]
            #expect(try await dropped.post("/columns", common).status == 303)
            #expect(try await dropped.get("/problems").contains("1 without problems, 0 with problems"))
            // A tab that has not shown it does not write over it.
            let refused = try await dropped.post("/columns", [("common", "employee_type"), ("commonValue", "2")])
            #expect(refused.status == 409)
            _ = try await dropped.follow(try await dropped.pressAnyway(on: refused))
            #expect(try dropped.file("job.yaml", console).contains("employee_type: \"2\""))
            #expect(try await dropped.post("/columns", [("hadCommon", "employee_type")]).status == 303)
            #expect(try !dropped.file("job.yaml", console).contains("defaults"))
        }
    }

    @Test func `a page of 500 columns stays small, and the others follow`() async throws {
        try await ServedConsole.with { console in
            let header = (0..<500).map { "列\($0)的一个比较长的名称" }.joined(separator: ",")
            let values = (0..<500).map { "取值\($0)，取值取值取值取值取值" }.joined(separator: ",")
            let dropped = try await SheetOnPages.drop("\(header)\n\(values)\n", console)
            _ = try await dropped.post("/reading", [("header", "1"), ("subject", "people")])
            var seen: Set<String> = []
            var from = 0
            while true {
                let page = try await dropped.get("/columns?from=\(from)")
                #expect(page.utf8.count < 100_000)
                for match in page.matches(of: /<select name="(m[0-9]+)"/) { seen.insert(String(match.1)) }
                guard let next = page.firstMatch(of: /name="then" value="([0-9]+)"/)?.1 else { break }
                let then = try await dropped.post("/columns", [("m\(from)", "-"), ("then", String(next))])
                #expect(then.headers["Location"].first == "\(dropped.address)/columns?from=\(next)")
                from = try #require(Int(next))
            }
            #expect(seen.count == 500)
        }
    }

    /// The pages of sheets that are wrong in many ways speak of pages, and of no command or file of a job.
    @Test(
        arguments: [
            "姓名,手机,奇怪\nAda,1,x\n", "name,name,mobile\nAda,Bo,1\n", "13800013164,Ada\n13800013165,Bo\n",
            "name,mobile,department_ids,employee_type,join_time\nNull,13800013164,0,兼职,01/02/2026\n佟�,13800013165,0,1,03/04/2026\n",
            "first name,last name,mobile\nAda,Bo,13800013164\n", "部门名称\n研发部\n", "department_id,name\n,研发部\n",
            "name,mobile,department_ids,employee_type\n丁一、宋二,13800013164,根部门,1\nA?a,13800013164,研发部/,1\n",
        ]
    )
    func `remedies speak of the pages`(text: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(text, console)
            var pages = [try await dropped.get(""), try await dropped.get("/problems")]
            for match in pages[1].matches(of: /href="\/sheets\/[a-z0-9]+(\/rows\?[^"]*)"/) {
                pages.append(try await dropped.get(String(match.1).replacing("&amp;", with: "&")))
            }
            for page in pages {
                let words = page.matches(of: /--[a-z]+|`[a-z_]+:|in the job|roster [a-z]+/).map { String($0.0) }
                #expect(words.isEmpty)
            }
        }
    }

    @Test(arguments: ["/columns", "/values", "/problems", "/plan", "/annotated.xlsx"])
    func `a sheet that cannot be read is not named by where its copy is`(path: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("%PDF-1.7 x", named: "x.pdf", console)
            let page = try await dropped.browser.get(dropped.address + path)
            #expect(page.status == 400 && !page.text.contains("console/sheets"))
        }
    }
}
