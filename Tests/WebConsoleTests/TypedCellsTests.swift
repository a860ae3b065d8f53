import TestSupport
import Testing

@testable import WebConsole

/// What is typed in the cells of a grid, and which button is pressed then.
struct TypedCellsTests {
    private let genders = """
        name,mobile,department_ids,employee_type,gender
        Ada,13800013164,0,1,female
        Bo,13800013165,0,1,q
        Cy,13800013167,0,1,w
        Di,13800013166,0,1,q

        """

    /// A grid of three rows, with what its one form sends besides its cells.
    private func grid(_ console: ServedConsole) async throws -> (sheet: SheetOnPages, rows: String, page: String) {
        let dropped = try await SheetOnPages.drop(genders, console)
        let rows = try SheetOnPages.rows(of: "gender", in: try await dropped.get("/problems"))
        return (dropped, rows, try await dropped.get("/rows" + rows))
    }

    private func hidden(_ sheet: SheetOnPages, in page: String) throws -> [(String, String)] {
        try ["reading", "shown", "shownRows", "place", "typed"].map { ($0, try sheet.hidden($0, in: page)) }
    }

    @Test func `every button of a grid sends what is typed in its cells`() async throws {
        try await ServedConsole.with { console in
            let (_, _, page) = try await grid(console)
            let form = try #require(
                page.firstMatch(of: /(?s)<form data-kept method="post" action="[^"]*\/rows\?.*?<\/form>/)
            ).0
            #expect(form.contains("/all?form=") && form.contains("name=\"leave\" value=\"all\""))
            #expect(page.matches(of: /\/all\?form=/).count == form.matches(of: /\/all\?form=/).count)
        }
    }

    @Test func `one value for many rows leaves a cell that was typed in as it was typed`() async throws {
        try await ServedConsole.with { console in
            let (sheet, rows, page) = try await grid(console)
            let cell = (try SheetOnPages.cell(3, 4, in: page), "female")
            let fields = try hidden(sheet, in: page) + [cell, ("which", "=q"), ("value", "male")]
            let after = try await sheet.follow(try await sheet.post("/all" + rows, fields))
            #expect(after.contains("Corrected: 2."), "\(after)")
            let kept = try sheet.file("corrections.csv", console)
            #expect(kept.contains(",correct,3,gender,q,female") && kept.contains(",correct,5,gender,q,male"))
        }
    }

    @Test func `what is typed stays in its cell where the value for many rows is missing`() async throws {
        try await ServedConsole.with { console in
            let (sheet, rows, page) = try await grid(console)
            let cell = (try SheetOnPages.cell(3, 4, in: page), "female")
            let fields = try hidden(sheet, in: page) + [cell, ("which", "all"), ("value", "")]
            let refused = try await sheet.post("/all" + rows, fields)
            #expect(refused.status == 409 && refused.text.contains("name=\"\(cell.0)\" value=\"female\""))
            // The button that empties the cells does not empty this one.
            _ = try await sheet.follow(try await sheet.pressAnyway(on: refused))
            let kept = try sheet.file("corrections.csv", console)
            #expect(kept.contains(",correct,3,gender,q,female") && kept.contains(",correct,4,gender,w,"), "\(kept)")
        }
    }

    @Test func `leaving out all rows saves what was typed, once it was asked`() async throws {
        try await ServedConsole.with { console in
            let (sheet, rows, page) = try await grid(console)
            let cell = (try SheetOnPages.cell(3, 4, in: page), "female")
            let fields = try hidden(sheet, in: page) + [cell, ("value", ""), ("leave", "all")]
            let asked = try await sheet.post("/all" + rows, fields)
            #expect(asked.status == 409 && asked.text.contains("Leave out all 3 rows?"))
            let after = try await sheet.follow(try await sheet.pressAnyway(on: asked))
            #expect(after.contains("Corrected: 1. Left out: 3 rows."), "\(after)")
        }
    }

    @Test func `a value for many rows that stands beside saved cells is said to be not set`() async throws {
        try await ServedConsole.with { console in
            let (sheet, rows, page) = try await grid(console)
            let cell = (try SheetOnPages.cell(3, 4, in: page), "female")
            let fields = try hidden(sheet, in: page) + [cell, ("which", "all"), ("value", "male")]
            let saved = try await sheet.post("/rows" + rows, fields)
            #expect(saved.status == 409 && saved.text.contains("Corrected: 1."))
            #expect(saved.text.contains("The new value &#39;male&#39; for many rows is not set."), "\(saved.text)")
            #expect(saved.text.contains("<input name=\"value\" value=\"male\""))
        }
    }

    @Test func `Enter in the field of the value for many rows sets it`() async throws {
        try await ServedConsole.with { console in
            let (sheet, rows, page) = try await grid(console)
            let fields = try hidden(sheet, in: page) + [("which", "all"), ("value", "male")]
            #expect(try await sheet.follow(try await sheet.post("/rows" + rows, fields)).contains("Corrected: 3."))
        }
    }

    @Test func `undoing names the cells that are typed and not saved, and keeps them`() async throws {
        try await ServedConsole.with { console in
            let (sheet, rows, page) = try await grid(console)
            let first = [(try SheetOnPages.cell(3, 4, in: page), "female")]
            let after = try await sheet.follow(try await sheet.post("/rows" + rows, first))
            let cell = (try SheetOnPages.cell(4, 4, in: after), "male")
            let fields = [("last", try sheet.hidden("last", in: after)), cell]
            let refused = try await sheet.post("/undo" + rows, fields)
            #expect(
                refused.status == 409 && refused.text.contains("Nothing was undone: 1 cell is typed and not saved.")
            )
            #expect(
                refused.text.contains("row 4, gender: ") && refused.text.contains("name=\"\(cell.0)\" value=\"male\"")
            )
            let undone = try await sheet.follow(try await sheet.pressAnyway(on: refused))
            #expect(undone.contains("Undone: 1 correction"))
        }
    }

    @Test func `values that are right are kept together with what was typed`() async throws {
        try await ServedConsole.with { console in
            let text = "name,mobile,department_ids,employee_type\nN/A,13800013164,0,1\nTBD,13800013165,0,1\n"
            let sheet = try await SheetOnPages.drop(text, console)
            let rows = "?kind=finding&code=value.nothing&column=name"
            let page = try await sheet.get("/rows" + rows)
            let fields = [
                ("shown", try sheet.hidden("shown", in: page)), ("right", "=N/A"),
                (try SheetOnPages.cell(3, 0, in: page), "Bo"),
            ]
            #expect(try await sheet.follow(try await sheet.post("/right" + rows, fields)).contains("Corrected: 1."))
            #expect(try sheet.file("job.yaml", console).contains("name: [N/A]"))
            #expect(try sheet.file("corrections.csv", console).contains(",correct,3,name,TBD,Bo"))
        }
    }
}
