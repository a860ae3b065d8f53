import JobEngine
import JobModel
import TestSupport
import Testing

/// Rows whose keys or numbers a program has written in another form.
struct ReturnedFormsTests {
    @Test(arguments: [("+8613800013", ""), ("+8613800013", ".0"), ("13800013", ".0"), ("13800013", ".00")])
    func `rows are found by keys that have lost a plus or got a point and zeros`(
        start: String,
        end: String
    ) async throws {
        try await withFolder { folder in
            let numbers = ["164", "165", "166", "167"]
            let sheet = zip(["Ada", "Bo", "Cy", "Di"], numbers).map { "\($0),\(start)\($1),0,1" }
            let place = try ReturnedFolder(folder, sheet)
            let plain = start.replacing("+", with: "")
            let file = zip(["Di", "Bob", "Cy", "Ada"], ["167", "165", "166", "164"]).map {
                "\($0),\(plain)\($1)\(end),0,1"
            }
            let found = try place.returned(file)
            #expect(found.new.isEmpty && found.gone.isEmpty && found.rows == 4, "\(found.reasons)")
            #expect(found.changes.filter { $0.kind == .edited }.map(\.new) == ["Bob"], "\(found.said)")
            #expect(found.changes.filter { $0.kind == .rewritten }.count == 4, "\(found.said)")
        }
    }

    @Test func `zeros before a key make it another key`() async throws {
        try await withFolder { folder in
            let header = "name,employee_no,department_ids,employee_type"
            let sheet = ["Ada,007,d1,1", "Bo,7,d2,2", "Cy,1,0,1"]
            let place = try ReturnedFolder(folder, sheet, header: header, match: "employee_no")
            let found = try place.returned(["Bob,7,d2,2", "Cy,1.0,0,1", "Ada,007,d1,1"], header: header)
            #expect(found.said == ["3 name: Bo → Bob", "4 employee_no: 1 → 1.0"])
            #expect(found.kinds == [.edited, .rewritten] && found.new.isEmpty && found.gone.isEmpty)
        }
    }
}
