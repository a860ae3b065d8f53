import Foundation
import NIOHTTP1
import TestSupport
import Testing
import Wording
import Workbooks

@testable import WebConsole

/// Files that come back to a dropped sheet.
extension SheetOnPages {
    /// Sends a file by the form of the page of problems.
    func giveBack(_ file: [UInt8], named name: String = "y.csv") async throws -> Browser.Page {
        try await browser.drop(file, named: name, at: address + "/corrected")
    }

    func giveBack(_ text: String, named name: String = "y.csv") async throws -> Browser.Page {
        try await giveBack(Array(text.utf8), named: name)
    }

    /// The page of a file that came back, by its address below the sheet's.
    func returned(_ text: String, named name: String = "y.csv") async throws -> (path: String, text: String) {
        try await shown(try await giveBack(text, named: name))
    }

    func shown(_ answer: Browser.Page) async throws -> (path: String, text: String) {
        #expect(answer.status == 303, "\(answer.text)")
        let location = try #require(answer.headers["Location"].first)
        #expect(location.hasPrefix(address + "/returned/"))
        return (String(location.dropFirst(address.count)), try await browser.get(location).text)
    }

    /// Presses the button of such a page that takes what is chosen.
    func take(_ page: (path: String, text: String), _ choices: [(String, String)] = []) async throws -> Browser.Page {
        try await post(page.path, [("mark", try hidden("mark", in: page.text)), ("do", "take")] + choices)
    }

    func undo(on page: String) async throws -> String {
        try await follow(try await post("/undo", [("last", try hidden("last", in: page))]))
    }

    /// The lines of the corrections, without the times.
    func corrections(_ console: ServedConsole) throws -> [String] {
        try file("corrections.csv", console).split(whereSeparator: \.isNewline).dropFirst().map { line in
            String(line.drop { $0 != "," }.dropFirst())
        }
    }

    /// The names of the files that wait for their reader.
    func waitingFiles(_ console: ServedConsole) throws -> [String] {
        let folder = "\(console.stateFolder)/console/sheets/\(id)/returned"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    /// The annotated workbook as a spreadsheet saves it: its last tab with other cells.
    func annotated(_ console: ServedConsole, _ change: (inout [[String]]) -> Void) async throws -> [UInt8] {
        let stored = try SheetStore(stateFolder: console.stateFolder, limitBytes: .max).sheet(id)
        let data = try await AnnotatedDownload(sheet: stored, language: .english).data()
        let folder = console.stateFolder + "/spreadsheet-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: folder + "/down.xlsx"))
        let book = try WrittenWorkbook(folder + "/down.xlsx")
        var rows = try #require(book.tabs.last).rows
        change(&rows)
        let writer = try WorkbookWriter(path: folder + "/up.xlsx")
        for tab in book.tabs {
            let written = try writer.addTab(tab.name)
            for row in tab.name == book.tabs.last?.name ? rows : tab.rows { try written.write(row) }
        }
        try writer.close()
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/up.xlsx")))
    }
}
