import Foundation
import JobEngine
import JobSession
import TestSupport
import Testing

struct InspectSessionTests {
    @Test(arguments: [0, 2, 9])
    func `keeps as many of the first records as are wanted`(limit: Int) async throws {
        try await withFolder { folder in
            let path = folder + "/a.csv"
            try "name;mobile\n甲;1\n乙;2\n丙;3\n".write(toFile: path, atomically: true, encoding: .utf8)
            let (inspection, records) = try InspectSession(sheet: SheetJob(file: path), keeping: limit).run()
            #expect(inspection.rows == 3)
            #expect(inspection.form == .text(encoding: "UTF-8", confidence: "certain", delimiter: ";"))
            #expect(records == Array([["甲", "1"], ["乙", "2"], ["丙", "3"]].prefix(limit)))
        }
    }
}
