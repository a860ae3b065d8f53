import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

struct ReturnedSheetTests {
    private let header = "name,mobile,department_ids,employee_type"

    private func returned(
        _ file: [String],
        of sheet: [String],
        header other: String? = nil
    ) async throws -> ReturnedSheet {
        try await withFolder { folder in
            func step(_ name: String, _ header: String, _ rows: [String]) throws -> StepDefinition {
                let text = ([header] + rows).joined(separator: "\n") + "\n"
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
                return StepDefinition(subject: .people, source: name, match: "mobile")
            }
            let steps = (try step("file.csv", other ?? header, file), try step("sheet.csv", header, sheet))
            return try ReturnedSheet(steps.0, in: folder, of: steps.1, in: folder)
        }
    }

    private let sheet = ["Ada,13800013164,0,1", "Bo,13800013165,0,1", "Cy,13800013166,0,1"]

    @Test func `cells that were corrected are counted, in rows that were moved as well`() async throws {
        let found = try await returned(["Cy,13800013166,d1,2", "Ada,13800013164,0,1", "Bo,13800013165,0,2"], of: sheet)
        #expect(found.isOfSheet && [found.rows, found.changed, found.cells, found.new, found.gone] == [3, 2, 3, 0, 0])
    }

    @Test func `the number that the annotated file has finds a row whose key was corrected`() async throws {
        let found = try await returned(["4,Cy,13800013169,0,1"], of: sheet, header: "roster_row,\(header)")
        #expect(found.isOfSheet && [found.changed, found.cells, found.new, found.gone] == [1, 1, 0, 2])
    }

    @Test func `rows of other people are new, though they have the same departments and types`() async throws {
        let found = try await returned(["Eve,13800013170,0,1", "Fay,13800013171,0,1"], of: sheet)
        #expect(!found.isOfSheet && found.new == 2 && found.gone == 3)
    }

    @Test func `an apostrophe that a spreadsheet needs is no other cell`() async throws {
        let found = try await returned(["Ada,'+8613800013164,0,1"], of: ["Ada,+8613800013164,0,1"])
        #expect(found.isOfSheet && found.cells == 0)
    }

    @Test func `a column that is read has to be there, and one that is passed over has not`() async throws {
        let found = try await returned(["13800013164,0,1"], of: sheet, header: "mobile,department_ids,employee_type")
        #expect(!found.isOfSheet && found.missing == ["name"])
    }
}
