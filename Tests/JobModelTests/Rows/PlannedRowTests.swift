import Foundation
import JobModel
import Testing

struct PlannedRowTests {
    @Test func `a plan file names the dependency level as plan files always have`() throws {
        var row = PlannedRow(line: 2, row: 3, originRow: 4, matchKey: "E1", action: .create, record: ["E1"])
        row.dependencyLevel = 5
        let text = """
            {"line":2,"row":3,"originRow":4,"matchKey":"E1","action":"create","way":"single","wave":5,
            "payload":"","changes":[],"record":["E1"],"findings":[]}
            """
        #expect(try JSONDecoder().decode(PlannedRow.self, from: Data(text.utf8)) == row)
        let written = try JSONSerialization.jsonObject(with: JSONEncoder().encode(row)) as? [String: Any]
        #expect(written?["wave"] as? Int == 5)
        #expect(
            written?.keys.sorted() == [
                "action", "changes", "findings", "line", "matchKey", "originRow", "payload", "record", "row", "wave",
                "way",
            ]
        )
    }
}
