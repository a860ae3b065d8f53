import ContactAPI
import JobModel
import RowValidation
import Testing

struct WebPageRuleTests {
    private func content(_ cell: String) -> AttributeDraft.Content? {
        var checking = Checking().with("custom_attrs.Profile", cell)
        var view = DirectoryView()
        view.attributes = [
            CustomAttributeDefinition(
                id: "C-2",
                type: "HREF",
                i18nName: [LocalizedName(locale: "en_us", value: "Profile")]
            )
        ]
        checking.view = view
        return checking.person?.attributes.first?.content
    }

    @Test(arguments: [
        ["主页", "https://a.example"], ["甲|乙", "https://a.example/x|y"], ["甲|https://b.example", "https://a.example"],
        ["||", "https://a.example|", "https://b.example/|c"],
        ["a", "https://a.example|https://c.example", "https://b.example"],
    ])
    func `reads a web page as it is written, including separators in it`(pieces: [String]) {
        let page = AttributeDraft.Content.webPage(
            title: pieces[0],
            url: pieces[1],
            pcURL: pieces.count > 2 ? pieces[2] : nil
        )
        #expect(content(WebPageCell.text(pieces)) == page)
    }

    @Test func `a title can contain a single separator, because addresses come last`() {
        #expect(content("甲|乙|https://a.example") == .webPage(title: "甲|乙", url: "https://a.example", pcURL: nil))
    }
}
