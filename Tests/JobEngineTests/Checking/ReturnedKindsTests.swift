import JobEngine
import JobModel
import TestSupport
import Testing

/// What becomes of cells that are neither as before nor typed, and of those that were corrected beside the sheet.
struct ReturnedKindsTests {
    @Test(arguments: [
        ("13800011006", "1.37E+10"), ("13800013164", "1.39E+10"), ("13800013164", "1,39E+10"), ("", "1.38E+10"),
        ("1.38E+10", "1.39E+10"),
    ])
    func `a number that has lost its digits, and is not the sheet's, is never taken`(
        old: String,
        new: String
    ) async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, ["Ada,13800013164,\(old)"], header: "name,mobile,note")
            let found = try place.returned(["Ada,13800013164,\"\(new)\""], header: "name,mobile,note")
            #expect(found.kinds.map(\.rawValue) == ["lostDigits"], "\(found.said)")
            var list: [SheetCorrection] = []
            let kinds = Set(ReturnedChange.Kind.allCases)
            #expect(found.add(kinds, leavingOut: [], at: "t", to: &list) == (cells: 0, rows: 0) && list.isEmpty)
        }
    }

    @Test(arguments: [("12345", "1.2E+5"), ("B12", "1E12"), ("1.5E+3", "1.6E+3"), ("7", "13800013164")])
    func `a number that somebody may have written so is a correction`(old: String, new: String) async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, ["Ada,13800013164,\(old)"], header: "name,mobile,note")
            let found = try place.returned(["Ada,13800013164,\(new)"], header: "name,mobile,note")
            #expect(found.kinds == [.edited], "\(found.said)")
        }
    }

    @Test func `a third value of a cell that was corrected here does not take the correction's place by itself`()
        async throws
    {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder)
            try place.correct([ReturnedFolder.cell(3, "name", "Bo", "Bob")])
            let found = try place.numbered(["Ada,13800013164,0,2,2,", "Boris,13800013165,0,1,3,"])
            #expect(found.said == ["2 employee_type: 1 → 2", "3 name: Bob → Boris"])
            #expect(found.kinds.map(\.rawValue) == ["edited", "correctedSince"])
            var list = try CorrectionFile(folder + "/corrections.csv").read()
            #expect(found.add([.edited], leavingOut: [], at: "t", to: &list) == (cells: 1, rows: 0))
            #expect(found.add(Set(found.kinds), leavingOut: [], at: "t", to: &list).cells == 2)
        }
    }

    @Test func `a cell whose correction does not fit the sheet any more is edited like any other`() async throws {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder)
            try place.correct([ReturnedFolder.cell(3, "name", "Bea", "Bob")])
            let found = try place.numbered(["Ada,13800013164,0,1,2,", "Boris,13800013165,0,1,3,"])
            #expect(found.kinds == [.edited] && found.changes[0].replaces)
        }
    }
}
