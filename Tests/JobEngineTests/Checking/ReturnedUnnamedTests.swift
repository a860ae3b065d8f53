import JobEngine
import JobModel
import TestSupport
import Testing

/// Columns without a heading, which are known by their places and their cells alone.
struct ReturnedUnnamedTests {
    private static let header = "name,mobile,,,department_ids,employee_type"
    private static let sheet = [
        "Ada,13800013164,a1,Clerk,0,1", "Bo,13800013165,a2,Cook,0,1", "Cy,13800013166,a3,Driver,0,1",
    ]

    /// The file of a sheet whose column D is the job title, or is passed over.
    private func returned(_ rows: [String], isRead: Bool) async throws -> ReturnedFile {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder, Self.sheet, header: Self.header)
            if isRead { place.step.columns = ["#4": ColumnDefinition(field: "job_title")] }
            return try place.returned(rows, header: Self.header)
        }
    }

    @Test(arguments: [true, false])
    func `one is not taken for the one beside it that was taken away`(isRead: Bool) async throws {
        // Column C is gone, and an empty one stands behind.
        let found = try await returned(
            ["Ada,13800013164,Clerk,,0,1", "Bo,13800013165,Cook,,0,1", "Cy,13800013166,Driver,,0,1"],
            isRead: isRead
        )
        #expect(found.changes.isEmpty, "\(found.said)")
        #expect(found.isOfSheet == !isRead && found.missing.count == (isRead ? 1 : 0))
        if !isRead { #expect(found.notCompared == ["C", "D"]) }
    }

    @Test(arguments: [true, false])
    func `cells that were edited are compared, sorted or not`(isSorted: Bool) async throws {
        let rows = ["Ada,13800013164,a1,Boss,0,1", "Bo,13800013165,b2,Cook,0,1", "Cy,13800013166,a3,Driver,0,1"]
        let found = try await returned(isSorted ? rows.reversed() : rows, isRead: true)
        let said = found.said.map { $0.drop { $0 != ":" } }
        #expect(said == [": Clerk → Boss", ": a2 → b2"], "\(found.said)")
    }

    @Test func `a program that has rewritten a whole column has not made another of it`() async throws {
        let header = "name,mobile,,department_ids,employee_type"
        let found = try await withFolder { folder in
            var place = try ReturnedFolder(
                folder,
                ["Ada,13800013164,2026-11-01,0,1", "Bo,13800013165,2026-11-02,0,1", "Cy,13800013166,2026-11-03,0,1"],
                header: header
            )
            place.step.columns = ["#3": ColumnDefinition(field: "join_time")]
            return try place.returned(
                ["Ada,13800013164,2026/11/1,0,1", "Bo,13800013165,2026/11/2,0,1", "Cy,13800013166,2026/11/3,0,1"],
                header: header
            )
        }
        #expect(found.kinds == [.rewritten, .rewritten, .rewritten], "\(found.said) \(found.missing)")
    }

    @Test func `the one cell of a short sheet may be edited`() async throws {
        let found = try await withFolder { folder in
            let place = try ReturnedFolder(folder, ["Ada,a,13800013164"], header: "name,,mobile")
            return try place.returned(["Ada,b,13800013164"], header: "name,,mobile")
        }
        #expect(found.said == ["2 #2: a → b"])
    }

    @Test func `cells that were corrected here count as they are by now`() async throws {
        let header = "name,mobile,,department_ids,employee_type"
        let found = try await withFolder { folder in
            var place = try ReturnedFolder(
                folder,
                ["Ada,13800013164,x,0,1", "Bo,13800013165,y,0,1", "Cy,13800013166,z,0,1"],
                header: header
            )
            place.step.columns = ["#3": ColumnDefinition(field: "job_title")]
            try place.correct(
                [("x", "Clerk"), ("y", "Cook"), ("z", "Driver")].enumerated().map { row, cell in
                    ReturnedFolder.cell(row + 2, "#3", cell.0, cell.1)
                }
            )
            return try place.returned(
                ["Ada,13800013164,Clerk,0,1", "Bo,13800013165,Cook,0,2", "Cy,13800013166,Driver,0,1"],
                header: header
            )
        }
        #expect(found.said == ["3 employee_type: 1 → 2"] && found.missing.isEmpty, "\(found.missing)")
    }
}
