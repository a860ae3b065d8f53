import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// A console as a process that has people's data of every kind: a sheet, its corrections, a plan, a run and an export.
struct FurnishedConsole {
    let console: ConsoleProcess
    let folder: String
    let sheet: String
    let run: String
    /// Of the address that was printed first, which has been used.
    let token: String
    /// What its browser shows in place of the token.
    let cookie: String
    let formToken: String

    /// Stands in the sheet's cells, and in nothing that a stranger may see.
    static let secrets = ["Zora Quill", "1380013", "13800013164"]

    var state: String { folder + "/state/roster" }

    /// Runs a body with a console of its own, in a folder that other users may enter: what keeps them out is the console's.
    static func with(_ body: (FurnishedConsole) async throws -> Void) async throws {
        try await withFolder { folder in
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
            let console = try await ConsoleProcess(in: folder, isEntered: false)
            let result: Result<Void, any Error>
            do {
                try await body(try await furnished(console, in: folder))
                result = .success(())
            } catch {
                result = .failure(error)
            }
            console.process.send(SIGINT)
            #expect(await console.process.end() == 0)
            try result.get()
        }
    }

    private static func furnished(_ console: ConsoleProcess, in folder: String) async throws -> Self {
        let browser = console.browser
        let query = try #require(console.address.split(separator: "?").last)
        let entered = try await browser.get("/?\(query)")
        let cookie = try #require(entered.headers["Set-Cookie"].first?.firstMatch(of: /^[^=]+=([^;]+)/)).1
        let sheet = try await corrected(browser)
        let run = try await browser.plan(try await browser.dropDepartments(3))
        #expect(try await browser.submit("/runs/\(run)/release").status == 303)
        try await browser.untilNobodyWorks(on: run)
        let export = try await browser.submit("/exports", "format=csv")
        let exported = String(try #require(export.headers["Location"].first?.split(separator: "/").last))
        try await browser.untilNobodyWorks(on: exported)
        return FurnishedConsole(
            console: console,
            folder: folder,
            sheet: sheet,
            run: run,
            token: String(try #require(query.firstMatch(of: /token=([0-9a-f]+)/)).1),
            cookie: String(cookie),
            formToken: try await browser.formToken()
        )
    }

    /// A sheet of which a cell has been corrected.
    private static func corrected(_ browser: Browser) async throws -> String {
        let text = "name,mobile,department_ids,employee_type\n\(secrets[0]),\(secrets[1]),0,1\n"
        let sheet = try await SheetOnPages.drop(text, named: "people.csv", by: browser)
        // What the directory has is kept beside the sheet.
        #expect(try await sheet.post("/values/ask", []).status == 303)
        let rows = try SheetOnPages.rows(of: "mobile", in: try await sheet.get("/problems"))
        let cell = try SheetOnPages.cell(2, 1, in: try await sheet.get("/rows" + rows))
        #expect(try await sheet.post("/rows" + rows, [(cell, secrets[2])]).status == 303)
        return sheet.address
    }

    /// Every file and folder of its state.
    func stored() throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: state)
        return [state] + names.map { "\(state)/\($0)" }
    }
}
