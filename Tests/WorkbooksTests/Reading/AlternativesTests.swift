import JobModel
import Testing
import Workbooks

/// Cells and rows for programs that know an extension, with others for those that do not.
struct AlternativesTests {
    private static let space = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

    private func wrapped(_ choice: String, _ fallback: String?) -> String {
        let fallback = fallback.map { "<mc:Fallback>\($0)</mc:Fallback>" } ?? ""
        return
            "<mc:AlternateContent \(Self.space)><mc:Choice Requires=\"x99\">\(choice)</mc:Choice>\(fallback)</mc:AlternateContent>"
    }

    private func cell(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

    @Test func `the fallback stands in the place of the alternatives, be it a cell, a row or all of them`() throws {
        let head = "<row>\(cell("a"))\(cell("b"))</row>"
        let expected = [["1", "2"], ["3", "4"]]
        let cells = "<row>\(cell("1"))\(wrapped(cell("x"), cell("2")))</row><row>\(cell("3"))\(cell("4"))</row>"
        #expect(try Reading(OpenXML("<sheetData>\(head)\(cells)</sheetData>")).strings == expected)
        let row =
            "<row>\(cell("1"))\(cell("2"))</row>"
            + wrapped("<row>\(cell("x"))</row>", "<row>\(cell("3"))\(cell("4"))</row>")
        #expect(try Reading(OpenXML("<sheetData>\(head)\(row)</sheetData>")).strings == expected)
        let all = wrapped("<sheetData/>", "<sheetData>\(head)\(cells)</sheetData>")
        #expect(try Reading(OpenXML(all)).strings == expected)
    }

    @Test func `choices without a fallback are passed over, and one may stand in another`() throws {
        let nested = wrapped(cell("x") + wrapped(cell("y"), cell("z")), wrapped(cell("v"), cell("1")))
        let rows = "<row>\(cell("a"))\(cell("b"))</row><row>\(nested)\(wrapped(cell("w"), nil))\(cell("2"))</row>"
        #expect(try Reading(OpenXML("<sheetData>\(rows)</sheetData>")).strings == [["1", "2"]])
    }

    @Test func `rows that stand in the file are seen where others are hidden by default`() throws {
        let rows = ["a", "b", "c"].enumerated().map {
            "<row r=\"\($0.offset + 1)\" \($0.offset == 2 ? "hidden=\"1\"" : "")>\(cell($0.element))</row>"
        }
        let book = OpenXML("<sheetFormatPr zeroHeight=\"1\"/><sheetData>\(rows.joined())</sheetData>")
        let reading = try Reading(book)
        #expect(reading.strings == [["b"], ["c"]] && reading.sheet.notes.map(\.value) == ["3"])
    }
}
