import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

@testable import JobEngine

/// What a cell of a web page becomes by its hyperlink.
struct TabLinksTests {
    private static let attributes = [
        CustomAttributeDefinition(id: "C-1", type: "HREF", i18nName: [LocalizedName(locale: "zh_cn", value: "主页")]),
        CustomAttributeDefinition(id: "C-2", type: "TEXT", i18nName: [LocalizedName(locale: "zh_cn", value: "备注")]),
    ]

    private func follow(
        _ text: String,
        _ link: String?,
        header: String = "主页",
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) -> ReadRecord {
        var step = StepDefinition(subject: .people, source: "a.xlsx", match: "employee_no")
        change(&step)
        let columns = SheetColumns(header: ["name", header], step: step, attributes: Self.attributes)
        let links = TabLinks(columns, attributes: Self.attributes, step: step)
        var read = ReadRecord(record: InputRecord(line: 3, row: 3, fields: ["Ada", text, "behind"]))
        links.follow(link.map { [1: $0, 0: "https://e.com/0"] } ?? [:], in: &read)
        return read
    }

    @Test(arguments: [
        ("Ada's page", "https://e.com/a|b", "Ada's page|https://e.com/a||b"),
        (" 甲|乙 ", "http://e.com", "甲||乙|http://e.com"),
        ("Ada", "mailto:ada@e.com", "Ada"), ("Ada", "file.xlsx", "Ada"), ("", "https://e.com", ""),
        ("  ", "https://e.com", "  "),
        ("Ada|https://e.com", "https://E.com/", "Ada|https://e.com"),
    ])
    func `a title takes the address, and is otherwise as it stands`(text: String, link: String, becomes: String) {
        let read = follow(text, link)
        #expect(read.record.strings == ["Ada", becomes, "behind"])
        #expect(read.repairs.count == (text == becomes ? 0 : 1) && read.findings.isEmpty)
        #expect(read.repairs.allSatisfy { $0.code == "repair.link" && $0.column == "主页" && $0.row == 3 })
    }

    @Test func `an address in the cell is written, and a link elsewhere is said`() {
        for (header, text) in [("主页", "Ada|https://e.com/1"), ("custom_attrs.主页.url", "https://e.com/1")] {
            let read = follow(text, "https://e.com/2", header: header)
            #expect(read.record.string(at: 1) == text)
            #expect(read.repairs.first?.problem.en.contains("https://e.com/2") == true)
        }
    }

    @Test func `a column of the address alone takes the link in place of its text`() {
        let read = follow("click", "https://e.com/2", header: "custom_attrs.主页.url")
        #expect(read.record.string(at: 1) == "https://e.com/2" && read.repairs.count == 1)
    }

    @Test func `other columns, translated texts and words that clear have no link`() {
        #expect(follow("click", "https://e.com/2", header: "备注").record.string(at: 1) == "click")
        #expect(follow("click", "https://e.com/2", header: "custom_attrs.主页.text").record.string(at: 1) == "click")
        #expect(follow("-", "https://e.com/2") { $0.clear = "-" }.record.string(at: 1) == "-")
        #expect(follow("click", nil).repairs.isEmpty)
    }
}
