import JobModel
import Testing

struct SheetColumnNameTests {
    @Test func `every column of a header has a name that is its own`() {
        for header in [["a", "", "a", "b"], ["#2", "", "x", "#2"], ["#3", " ", "", ""], ["", "#1", "##1", "###1"]] {
            let names = header.indices.map { SheetColumnName(place: $0, in: header) }
            #expect(Set(names).count == header.count, "\(names)")
            #expect(names.map { $0.place(in: header) } == header.indices.map(Optional.some), "\(names)")
        }
    }

    @Test func `a heading that reads as a number means itself, and the column of that number has one more sign`() {
        let header = ["#3", "a", ""]
        #expect(SheetColumnName("#3").place(in: header) == 0 && SheetColumnName("##3").place(in: header) == 2)
        #expect(SheetColumnName("#3").place(in: ["a", "b", ""]) == 2)
        #expect(SheetColumnName("##3").place(in: ["a", "b", ""]) == nil)
        #expect(SheetColumnName("#9").place(in: header) == nil && SheetColumnName("#0").place(in: header) == nil)
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    func `letters are those of a spreadsheet`(place: Int, letters: String) {
        #expect(SheetColumnName.letters(of: place) == letters)
    }

    @Test func `a step names columns without a heading, and patterns name none of them`() {
        var step = StepDefinition(subject: .people, source: "a.csv", match: "mobile")
        step.ignore = ["#*"]
        #expect(step.naming(["a", "", ""]).header == ["a", "", ""])
        step.columns = ["#2": ColumnDefinition(field: "mobile"), "{#3}{#4}": ColumnDefinition(field: "name")]
        #expect(step.naming(["a", "", ""]).header == ["a", "#2", "#3"])
        // One of several columns of a name is called so as well, and one that has its name alone is not.
        #expect(step.naming(["a", "b", "a"]).header == ["a", "b", "#3"])
        #expect(step.naming(["a", "", ""], width: 4).header == ["a", "#2", "#3", "#4"])
        #expect(step.naming(["a", "b"], width: 3).header == ["a", "b", "#3"])
        #expect(step.naming(["#2", "", ""]).header == ["#2", "", "#3"])
        #expect(step.naming(["#2", "", ""]).places == [2])
    }
}
