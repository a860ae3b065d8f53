import Foundation
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What the tests in a browser share: one driver, and one console with runs and sheets.
struct BrowserWorld: Sendable {
    let driver: ChromeDriver
    let console: ServedConsole
    /// A browser without pages, which has come in as well.
    let client: Browser
    /// For what tests write.
    let folder: String
    /// Of a sheet with a column that is not understood, and mistakes.
    let sheet: String
    /// Of the shipped wave: 25 rows are wrong.
    let importRun: String
    let exportRun: String
    /// Of the same directory, before the wave.
    let earlierExportRun: String
    /// Of three departments; nobody has released it.
    let plannedRun: String
    /// The address of the rows of the first cause on the page of the sheet's problems.
    let rows: String
    /// The same of the shipped wave, with a cause of several columns.
    let waveRows: String
    /// The address of a corrected file that came back to the sheet, with changes of every kind.
    let returned: String
    /// The address of the corrections of another sheet, some of which have no effect.
    let corrections: String
    private let entrances = Entrances()

    /// How many addresses have been used: each opens one browser.
    private actor Entrances {
        private var used = 0

        func next() -> Int {
            used += 1
            return used
        }
    }

    /// The address that opens the next browser.
    func entrance() async -> String {
        // The first one was used when the console was furnished.
        await console.addresses.address(entrances.next() + 1)
    }

    func address(_ path: String) -> String { "http://127.0.0.1:\(console.port)\(path)" }

    /// A browser that has come in by the printed address.
    func withBrowser(
        languages: String = "en-GB,en",
        _ body: (BrowserSession) async throws -> Void
    ) async throws {
        try await driver.withBrowser(BrowserWishes(languages: languages)) { browser in
            try await browser.open(await entrance())
            try await body(browser)
        }
    }

    /// All pages after each other in one browser: to start one takes longer than to look at a page.
    func withEachPage(
        languages: String = "en-GB,en",
        _ body: (BrowserSession, ShownPage) async throws -> Void
    ) async throws {
        try await withBrowser(languages: languages) { browser in
            for page in ShownPage.all { try await body(browser, page) }
        }
    }

    @TaskLocal private static var shared: BrowserWorld?

    /// Of the suite that is running.
    static var current: BrowserWorld {
        get throws { try #require(shared, "the suite has the trait inBrowser") }
    }

    static func with(_ body: @concurrent @Sendable () async throws -> Void) async throws {
        let driver = try await ChromeDriver()
        let result: Result<Void, any Error>
        do {
            try await furnished(driver) { world in
                try await $shared.withValue(world) { try await body() }
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await driver.end()
        try result.get()
    }

    private static func furnished(
        _ driver: ChromeDriver,
        _ body: @Sendable (BrowserWorld) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            let wave = folder + "/jobs/onboarding.yaml"
            let job = try String(contentsOfFile: wave, encoding: .utf8)
            try Data("\(job)limits: { rates: off }\n".utf8).write(to: URL(fileURLWithPath: wave))
            let export = "\(folder)/jobs/full-export.yaml"
            let before = try await roster.run("export", export, "--out", "\(folder)/before")
            try #require(before.status == 0, "\(before.err)")
            let imported = try await roster.run("import", wave, "--yes")
            try #require(imported.status == 4, "\(imported.err)")
            let exported = try await roster.run("export", export, "--out", "\(folder)/out")
            try #require(exported.status == 0, "\(exported.err)")
            let runs = folder + "/state/roster"
            try await ServedConsole.with(stateFolder: runs) { console in
                let browser = try await console.browser()
                let dropped = try await browser.drop(Array(mistakes.utf8), named: "入职 12月.csv")
                let sheet = try #require(dropped.headers["Location"].first?.split(separator: "/").last)
                _ = try await browser.submit("/sheets/\(sheet)/values/ask")
                let page = try await browser.get("/").text
                let ids = page.matches(of: /href="\/runs\/([^"\/]+)"/).map { String($0.1) }
                try #require(ids.count == 3)
                let people = try Data(contentsOf: URL(fileURLWithPath: folder + "/jobs/onboarding/people.csv"))
                let droppedWave = try await browser.drop(Array(people), named: "people.csv")
                let wave = try #require(droppedWave.headers["Location"].first)
                let world = BrowserWorld(
                    driver: driver,
                    console: console,
                    client: browser,
                    folder: folder,
                    sheet: String(sheet),
                    importRun: ids[1],
                    exportRun: ids[0],
                    earlierExportRun: ids[2],
                    plannedRun: try await browser.plan(try await browser.dropDepartments(3)),
                    rows: try await rows(of: "/sheets/\(sheet)", "kind=", by: browser),
                    waveRows: try await rows(of: wave, "code=employee_no%2Eduplicate", by: browser),
                    returned: try await returned(to: "/sheets/\(sheet)", by: browser),
                    corrections: try await corrections(console, by: browser)
                )
                try await body(world)
            }
        }
    }

    /// The list of a sheet's corrections: one applies, one does not fit, and one is of a column that is passed over.
    private static func corrections(_ console: ServedConsole, by browser: Browser) async throws -> String {
        let text = "姓名,手机号,部门,人员类型,备注\n丁一,13800013164,0,1,甲\n林二,1380001316,0,1,乙\n"
        let dropped = try await SheetOnPages.drop(text, named: "更正.csv", by: browser)
        try #require(try await dropped.post("/columns", [("m4", "-")]).status == 303)
        let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: 1 << 20).sheet(dropped.id)
        let cells = [(3, "手机号", "1380001316", "13800013165"), (2, "姓名", "丁", "丁乙"), (3, "备注", "乙", "丙")]
        try stored.wave.correct { list in
            for (row, column, old, new) in cells {
                let change = SheetCorrection.Change.cell(column: SheetColumnName(column), old: old, new: new)
                list.append(SheetCorrection(time: SheetWave.time(after: list), row: row, change: change))
            }
        }
        return dropped.address + "/corrections"
    }

    private static func returned(to sheet: String, by browser: Browser) async throws -> String {
        let file = try await browser.drop(Array(corrected.utf8), named: "更正 12月.csv", at: sheet + "/corrected")
        return try #require(file.headers["Location"].first)
    }

    /// The address of the rows of a sheet's first cause of a kind.
    private static func rows(of sheet: String, _ cause: String, by browser: Browser) async throws -> String {
        let problems = try await browser.get(sheet + "/problems").text
        let all = problems.matches(of: /href="(\/sheets\/[^"]+\/rows\?[^"]+)"/).map { String($0.1) }
        return try #require(all.first { $0.contains(cause) }).replacing("&amp;", with: "&")
    }

    /// An address is put right, a column is new, a row is gone, and one is unknown.
    private static let corrected = """
        姓名,手机号,邮箱,部门,备注,意见
        丁晓燕,13800013164,ding@example.com,市场部,甲,好
        宋宇航,1380002,song@example.com,研发部,乙,
        何小雨,13800022868,he@example.com,研发部,,

        """

    /// A name is missing, a number is too short, an address is none, a column is no field.
    private static let mistakes = """
        姓名,手机号,邮箱,部门,备注
        丁晓燕,13800013164,ding@example.com,市场部,甲
        ,13800022866,song@example.com,市场部,
        宋宇航,1380002,song.example.com,研发部,乙

        """
}

/// Gives the suite its browser, and ends it after the last test.
struct InBrowser: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await BrowserWorld.with(function)
    }
}

extension Trait where Self == InBrowser {
    static var inBrowser: InBrowser { InBrowser() }
}

/// The console in a real browser.
///
/// One test after the other: browsers are large.
@Suite(.serialized, .enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.absence)), .inBrowser)
struct ConsoleInBrowserTests {}
