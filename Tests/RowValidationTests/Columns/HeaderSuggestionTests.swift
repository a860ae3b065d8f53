import ContactAPI
import JobModel
import Testing

@testable import RowValidation

/// What a header that is not known is taken for, of sheets with hundreds of them.
struct HeaderSuggestionTests {
    @Test func `a header is looked for once among the names, however often the columns are understood`() {
        let memo = HeaderSuggestion.Memo()
        let headers = (0..<300).map { "attribute \($0)" } + ["mobil phone", "工 号码"].map(HeaderNames.fold)
        for _ in 0..<10 {
            let suggestion = HeaderSuggestion(subject: .people, attributes: [], memo: memo)
            for header in headers { _ = suggestion.nearest(to: header) }
        }
        #expect(memo.searchCount == headers.count)
        let people = HeaderSuggestion(subject: .people, attributes: [], memo: memo).nearest(to: "mobilphone")
        #expect(people == "mobile" && memo.searchCount == headers.count)
        // Departments have other names.
        let departments = HeaderSuggestion(subject: .departments, attributes: [], memo: memo)
        #expect(departments.nearest(to: "mobilphone") == nil && memo.searchCount == headers.count + 1)
    }

    @Test func `columns that are left out by their names are compared with no others`() {
        let headers = (0..<300).map { "Attribute \($0)" }
        let ignored = IgnoredColumns(headers + ["note*", "*"])
        #expect(ignored.patterns.map(\.text) == ["note*"] && ignored.hasRest)
        #expect(ignored.contain("attribute7") && ignored.contain("notes") && !ignored.contain("attribute300"))
        #expect(IgnoredColumns(["why?"]).contain("why?") && IgnoredColumns([""]).contain(""))
        var step = StepDefinition(subject: .people, source: "x", match: "name")
        step.ignore = headers + ["gone", "go*e"]
        let columns = SheetColumns(header: ["name"] + headers, step: step, attributes: [])
        #expect(columns.columns.count { $0.meaning == .ignored } == 300)
        #expect(columns.warnings.compactMap(\.value) == ["gone", "go*e"])
    }

    @Test func `the names of one directory's attributes are remembered for no other`() {
        let memo = HeaderSuggestion.Memo()
        let shirt = CustomAttributeDefinition(
            id: "C-1",
            type: "TEXT",
            i18nName: [LocalizedName(locale: "en_us", value: "Shirt size")]
        )
        let known = HeaderSuggestion(subject: .people, attributes: [shirt], memo: memo)
        #expect(known.nearest(to: "shirtsiz") == "custom_attrs.Shirt size")
        #expect(HeaderSuggestion(subject: .people, attributes: [], memo: memo).nearest(to: "shirtsiz") == nil)
        #expect(memo.searchCount == 1)
    }
}
