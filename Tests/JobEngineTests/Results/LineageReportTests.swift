import JobEngine
import JobModel
import Testing
import Wording

struct LineageReportTests {
    @Test(arguments: [1, 2, 100])
    func `the latest run decides the outcome of a row`(pageSize: Int) async throws {
        let first = ListedResults.people([.created, .failed, .invalid, .unknown], leftOut: 1)
        var second = ListedResults.people([.created, .failed])
        // The retry's sheet holds rows 3 and 4 of the first, on lines of its own.
        for place in 0..<2 { second.steps[0].rows[place].originRow = place + 3 }
        let report = try await LineageReport([first, second], pageSize: pageSize)
        #expect(report.steps.map(\.rows) == [4])
        #expect(report.steps[0].outcomes["created"] == 2 && report.steps[0].outcomes["failed"] == 1)
        #expect(report.sentence.en == "2 of 4 rows succeeded")
    }

    @Test func `says that all rows of a lineage succeeded`() async throws {
        let report = try await LineageReport([ListedResults.people([.created, .updated, .unchanged])])
        #expect(report.sentence.en == "3 of 3 rows succeeded")
    }
}
