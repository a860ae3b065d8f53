import Foundation
import JobEngine
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What a sheet refers to is asked of its directory on the way to its problems.
struct AskedValuesTests {
    private let sheet = """
        姓名,手机号,部门,职务,员工类型
        丁一,13800013164,不存在的部门,从未有过的职务,1
        宋二,13800022866,不存在的部门,,1
        林三,13800022867,0,,1

        """

    /// Waits until the answer of the directory is here.
    private func answered(_ dropped: SheetOnPages) async throws {
        _ = try await dropped.get("/values")
        #expect(try await dropped.get("/read").contains("event: ended"))
    }

    /// Runs a body while the embedded directory waits before each answer, many times as long as a page waits for one.
    ///
    /// All that is looked at meanwhile has to come before the answers, on a busy machine too.
    private func whileItIsSlow(
        _ console: ServedConsole,
        for seconds: Int = 5,
        _ body: (Browser) async throws -> Void
    ) async throws {
        let browser = try await console.browser()
        // The first question makes it.
        _ = try await browser.get("/directory/people")
        let slow = "on=latency&rate-latency=100&wait-latency=\(seconds)000ms"
        #expect(try await browser.submit("/directory/faults", slow).status == 303)
        try await body(browser)
        #expect(try await browser.submit("/directory/faults", "reset=yes").status == 303)
    }

    @Test func `the page of values waits for the directory, and has a way on without`() async throws {
        try await ServedConsole.with { console in
            try await whileItIsSlow(console, for: 20) { browser in
                let dropped = try await SheetOnPages.drop(sheet, by: browser)
                // A further tab waits for the same answer.
                for _ in 1...2 {
                    let page = try await dropped.get("/values")
                    #expect(page.contains("data-events=\"\(dropped.address)/read\""), "\(page)")
                    #expect(page.contains("asks the embedded directory which departments, job titles and cities"))
                    #expect(page.contains("href=\"\(dropped.address)/values?ask=no\"") && !page.contains("不存在的部门"))
                }
                let without = try await dropped.get("/values?ask=no")
                #expect(without.contains("不存在的部门") && without.contains("has not been asked"))
                #expect(!without.contains("data-events") && !without.contains("not in the directory."))
            }
        }
    }

    @Test func `the page of values asks the directory, and the problems say what it does not have`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            try await answered(dropped)
            let values = try await dropped.get("/values")
            #expect(!values.contains("data-events") && values.contains("2 values are not in the directory."))
            #expect(values.contains("Ask the directory again"))
            let problems = try await dropped.get("/problems")
            #expect(
                problems.contains("Not in the directory (2 values)")
                    && problems.contains("2 values are not in the directory;")
            )
            #expect(problems.contains("The directory does not have &#39;不存在的部门&#39;."))
            #expect(problems.contains("/values?column=%E9%83%A8%E9%97%A8\""))
            // Names that are allowed to be new are said to be made.
            let fields = [("column", "部门"), ("new", "yes"), ("allowed", "")]
            #expect(try await dropped.post("/values", fields).status == 303)
            #expect(try await dropped.get("/problems").contains("New, and made by the run: &#39;不存在的部门&#39;."))
            // It is not asked again for the same columns: a directory that is slow by now keeps no page waiting.
            try await whileItIsSlow(console) { _ in
                let again = try await dropped.get("/values")
                #expect(!again.contains("data-events"))
            }
        }
    }

    @Test func `the page of problems asks where nobody came by the values`() async throws {
        try await ServedConsole.with { console in
            var asked: SheetOnPages?
            try await whileItIsSlow(console) { browser in
                let dropped = try await SheetOnPages.drop(sheet, by: browser)
                asked = dropped
                let problems = try await dropped.get("/problems")
                // What the sheet itself shows stands there meanwhile.
                #expect(problems.contains("data-events=\"\(dropped.address)/answer\""), "\(problems)")
                // Its reader may be choosing a file by then: the page stays, and a line says what the answer is.
                #expect(!problems.contains("data-page=") && problems.contains("A line here says when it has answered."))
                #expect(problems.contains("<h1>") && !problems.contains("Not in the directory ("))
            }
            let dropped = try #require(asked)
            let answer = try await dropped.get("/answer")
            #expect(answer.contains("The directory has answered: 2 more problems") && answer.contains("Show them</a>"))
            #expect(answer.contains("event: part\n") && answer.contains("event: ended"), "\(answer)")
            #expect(try await dropped.get("/problems").contains("Not in the directory (2 values)"))
        }
    }

    @Test func `the plan leads back to the values for a department that the directory does not have`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let run = try await dropped.browser.plan(dropped.address)
                let plan = try await dropped.browser.get("/runs/\(run)/plan").text
                #expect(plan.contains("say on the page Values which department it is") && !plan.contains("allow_new"))
                #expect(plan.contains("(x.csv)") && !plan.contains("(sheet)"))
            }
        }
    }

    @Test func `a sheet that refers to nothing asks nothing`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓名,手机号,性别\n丁一,13800013164,男\n", console)
            let values = try await dropped.get("/values")
            #expect(!values.contains("data-events") && !values.contains("has not been asked"))
            #expect(try await !dropped.get("/problems").contains("data-events"))
        }
    }

    @Test func `a directory that cannot be asked is said, and is asked again where the reader wants it`() async throws {
        try await withFolder { folder in
            let access = DirectoryAccess(
                directory: "https://directory.invalid",
                appID: nil,
                secretFile: nil,
                environment: [:]
            )
            try await ServedConsole.serving(folder, access: access) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                try await answered(dropped)
                let values = try await dropped.get("/values")
                #expect(values.contains("The directory did not answer: No app id was given"))
                #expect(
                    values.contains("Ask the person who started this console")
                        && values.contains("You can go on without")
                )
                #expect(!values.contains("--app-id") && !values.contains("data-events"))
                let problems = try await dropped.get("/problems")
                #expect(
                    !problems.contains("data-events")
                        && problems.contains("Only the plan says which people, departments")
                )
                let again = try await dropped.follow(try await dropped.post("/values/ask", []))
                #expect(again.contains("The directory did not answer"))
                let chinese = try await dropped.browser.get(
                    dropped.address + "/values",
                    headers: ["Accept-Language": "zh"]
                )
                #expect(chinese.text.contains("目录未答复：没有提供应用 ID"))
            }
        }
    }

    @Test func `columns that are chosen later are asked about`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("姓名,手机号,部门,岗\n丁一,13800013164,0,从未有过的职务\n", console)
            try await answered(dropped)
            #expect(try await dropped.get("/values").contains("0 values are not in the directory."))
            #expect(try await dropped.post("/columns", [("m3", "job_title")]).status == 303)
            try await answered(dropped)
            #expect(try await dropped.get("/values").contains("1 value is not in the directory."))
        }
    }
}
