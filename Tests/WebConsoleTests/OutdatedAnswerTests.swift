import Foundation
import JobEngine
import JobModel
import JobSession
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// What a directory has answered counts for that directory, and until a run may have changed it.
struct OutdatedAnswerTests {
    private let sheet = """
        姓名,手机号,部门,员工类型
        丁一,13800013164,不存在的部门,1
        宋二,13800022866,0,1
        林三,13800022867,0,1

        """

    /// Waits until the answer of the directory is here.
    private func answered(_ dropped: SheetOnPages) async throws {
        _ = try await dropped.get("/values")
        #expect(try await dropped.get("/read").contains("event: ended"))
    }

    private func asked(_ dropped: SheetOnPages, _ folder: String) throws -> Date {
        let path = "\(folder)/console/sheets/\(dropped.id)/choices.json"
        return try #require(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
    }

    @Test func `an answer of another directory is not shown as one of this`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                try await answered(dropped)
                #expect(try await dropped.get("/values").contains("1 value is not in the directory."))
            }
            let access = DirectoryAccess(
                directory: "https://directory.invalid",
                appID: nil,
                secretFile: nil,
                environment: [:]
            )
            try await ServedConsole.serving(folder, access: access) { console in
                let id = try #require(try SheetStore(stateFolder: folder, limitBytes: 1 << 20).all().first?.id)
                let browser = try await console.browser()
                let dropped = SheetOnPages(browser: browser, id: id, form: try await browser.formToken())
                try await answered(dropped)
                let values = try await dropped.get("/values")
                #expect(values.contains("The directory has not been asked which of these values it has."))
                #expect(!values.contains("The directory was asked at"))
                #expect(try await !dropped.get("/problems").contains("Not in the directory"))
            }
        }
    }

    @Test func `a directory is asked again once a run was released there`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                try await answered(dropped)
                let first = try asked(dropped, folder)
                let values = try await dropped.get("/values")
                #expect(values.contains("The directory was asked at") && values.contains("Ask the directory again"))
                let run = try await dropped.browser.plan(dropped.address)
                try await answered(dropped)
                #expect(try asked(dropped, folder) == first)
                #expect(try await dropped.browser.submit("/runs/\(run)/release").status == 303)
                try await dropped.browser.untilNobodyWorks(on: run)
                try await answered(dropped)
                let second = try asked(dropped, folder)
                #expect(second > first)
                try await answered(dropped)
                #expect(try asked(dropped, folder) == second)
            }
        }
    }

    @Test func `the values of a sheet are at hand once they were counted, and after corrections too`() async throws {
        try await withFolder { folder in
            try await ServedConsole.serving(folder) { console in
                let dropped = try await SheetOnPages.drop(sheet, console)
                let stored = try SheetStore(stateFolder: folder, limitBytes: 1 << 20).sheet(dropped.id)
                let memory = SheetMemory()
                #expect(try await memory.valuesAtHand(of: stored, nil) == nil)
                let counted = try await memory.values(of: stored, nil).columns.map(\.values)
                #expect(try await memory.valuesAtHand(of: stored, nil)?.columns.map(\.values) == counted)
                try stored.wave.correct { list in
                    let column = SheetColumnName("部门")
                    let change = SheetCorrection.Change.cell(column: column, old: "不存在的部门", new: "0")
                    list.append(SheetCorrection(time: "2026-12-01T00:00:00.000Z", row: 2, change: change))
                }
                // A large sheet is not counted again within a request.
                #expect(try await memory.valuesAtHand(of: stored, nil)?.columns.map(\.values) == counted)
            }
        }
    }
}
