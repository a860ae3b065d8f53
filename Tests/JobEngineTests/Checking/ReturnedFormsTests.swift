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

    @Test(arguments: ["2.0", "2.00", " 2 "])
    func `numbers of rows that a program has written with a point are numbers`(two: String) async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            // All rows moved, and one of them has another key.
            let found = try place.numbered([
                "Cy,13800013166,0,1,4.0,", "Bo,13800013165,0,1,3.0,", "Ada,13900000000,0,1,\(two),",
            ])
            #expect(found.said == ["2 mobile: 13800013164 → 13900000000"], "\(found.reasons)")
            #expect(found.new.isEmpty && found.gone.isEmpty)
        }
    }

    @Test func `a number of more than three digits may have a comma, and one with a fraction is none`() async throws {
        try await withFolder { folder in
            let sheet = (2...1100).map { "P\($0),1380001\(1000 + $0),0,1" }
            let place = try ReturnedFolder(folder, sheet)
            var rows = (2...1100).map { "P\($0),1380001\(1000 + $0),0,1,\($0)," }
            rows[998] = "P1000,13900000000,0,1,\"1,000\","
            rows.swapAt(0, 998)
            let found = try place.numbered(rows)
            #expect(found.said == ["1000 mobile: 13800012000 → 13900000000"], "\(found.reasons)")
            rows[0] = "P1000,13900000000,0,1,1000.5,"
            let other = try place.numbered(rows)
            #expect(other.changes.isEmpty && other.new.count == 1)
        }
    }
}
