import JobEngine
import JobModel
import TestSupport
import Testing

struct ReturnedRowsTests {
    private func returned(
        _ file: [String],
        of sheet: [String] = ReturnedFolder.rows,
        header: String = ReturnedFolder.header,
        isNumbered: Bool = true
    ) async throws -> ReturnedFile {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, sheet, header: header)
            return try place.returned(file, header: header + (isNumbered ? ",roster_row,roster_code" : ""))
        }
    }

    @Test func `a file that nobody has changed has nothing to take`() async throws {
        let found = try await returned(ReturnedFolder.rows, isNumbered: false)
        #expect(found.isUnchanged && found.rows == 3 && found.recognised == 3)
    }

    @Test func `a sorted file changes nothing, and its corrected cells are those of the same people`() async throws {
        let rows = ["Cy,13800013166,d1,2,4,", "Ada,13800013164,0,1,2,", "Bo,13800013165,0,2,3,"]
        let found = try await returned(rows)
        #expect(
            found.said == ["3 employee_type: 1 → 2", "4 department_ids: 0 → d1", "4 employee_type: 1 → 2"]
                && found.changes.map(\.fileRow) == [4, 2, 2] && found.new.isEmpty && found.gone.isEmpty
        )
    }

    @Test func `rows are found by their key in a sorted file without numbers`() async throws {
        let rows = ["Cyd,13800013166,0,1", "Ada,13800013164,0,1", "Boo,13800013165,0,1"]
        let found = try await returned(rows, isNumbered: false)
        #expect(found.said == ["3 name: Bo → Boo", "4 name: Cy → Cyd"] && found.new.isEmpty && found.gone.isEmpty)
    }

    @Test func `the number finds a row whose key was corrected`() async throws {
        let found = try await returned(["Cy,13800013169,0,1,4,"])
        #expect(found.said == ["4 mobile: 13800013166 → 13800013169"] && found.gone == [2, 3] && found.new.isEmpty)
    }

    @Test func `a copy above its original takes neither its place nor its number`() async throws {
        let rows = [
            "Eve,13800013170,0,1,2,", "Ada,13800013164,0,2,2,", "Bo,13800013165,0,1,3,", "Cy,13800013166,0,1,4,",
        ]
        let found = try await returned(rows)
        #expect(found.said == ["2 employee_type: 1 → 2"] && found.new.map(\.fileRow) == [2] && found.gone.isEmpty)
        #expect(found.reasons == [.copied(2)])
    }

    @Test func `a copy that keeps the key of its corrected original leaves both open`() async throws {
        let rows = [
            "Eve,13800013164,0,1,2,", "Adah,13800013164,0,1,2,", "Bo,13800013165,0,1,3,", "Cy,13800013166,0,1,4,",
        ]
        let found = try await returned(rows)
        #expect(found.changes.isEmpty && found.reasons == [.doubtful([2]), .doubtful([2])] && found.gone.isEmpty)
    }

    @Test func `two keys that changed places are doubtful where no cell says the number`() async throws {
        let rows = ["Ada,13800013165,0,1", "Bo,13800013164,0,1", "Cy,13800013166,0,1"]
        let found = try await returned(rows, isNumbered: false)
        #expect(found.changes.isEmpty && found.new.map(\.fileRow) == [2, 3] && found.gone.isEmpty)
        #expect(found.reasons == [.doubtful([2, 3]), .doubtful([2, 3])])
    }

    @Test func `two keys are exchanged where numbers and names say so`() async throws {
        let found = try await returned([
            "Ada,13800013165,0,1,2,", "Bo,13800013164,0,1,3,", "Cy,13800013166,0,1,4,",
        ])
        #expect(
            found.said == ["2 mobile: 13800013164 → 13800013165", "3 mobile: 13800013165 → 13800013164"]
                && found.new.isEmpty && found.gone.isEmpty
        )
    }

    @Test func `a key that was corrected to that of another row is taken where number and name say so`() async throws {
        let rows = ["Ada,13800013166,0,1,2,", "Bo,13800013165,0,1,3,", "Cy,13800013166,0,1,4,"]
        let found = try await returned(rows)
        #expect(found.said == ["2 mobile: 13800013164 → 13800013166"] && found.new.isEmpty && found.gone.isEmpty)
        let unnumbered = try await returned(rows.map { String($0.dropLast(3)) }, isNumbered: false)
        #expect(unnumbered.changes.isEmpty && unnumbered.new.map(\.fileRow) == [2], "\(unnumbered.said)")
    }

    @Test func `numbers of another sheet find no one`() async throws {
        let rows = ["Eve,13800013170,0,1,2,", "Fay,13800013171,0,1,3,", "Gus,13800013172,0,1,4,"]
        let found = try await returned(rows)
        #expect(!found.isOfSheet && found.changes.isEmpty && found.new.count == 3)
    }

    @Test func `numbers of another sheet find no one where no column tells rows apart`() async throws {
        let sheet = ["13800013164,0,1", "13800013165,0,1", "13800013166,0,1"]
        let header = "mobile,department_ids,employee_type"
        let rows = ["13800013170,0,1,2,", "13800013171,0,1,3,", "13800013172,0,1,4,"]
        let found = try await returned(rows, of: sheet, header: header)
        #expect(!found.isOfSheet && found.changes.isEmpty && found.new.count == 3)
        let one = try await returned([sheet[0] + ",2,", sheet[1] + ",3,", rows[2]], of: sheet, header: header)
        #expect(one.said == ["4 mobile: 13800013166 → 13800013172"] && one.new.isEmpty)
    }

    @Test func `rows of other people are new, though they have the same departments and types`() async throws {
        let found = try await returned(["Eve,13800013170,0,1", "Fay,13800013171,0,1"], isNumbered: false)
        #expect(!found.isOfSheet && found.new.count == 2 && found.changes.isEmpty)
    }

    @Test func `a row that was put in between takes no place, with numbers and without`() async throws {
        let put = ["Ada,13800013164,0,1", "Eve,13800013170,0,1", "Bob,13800013165,0,1", "Cy,13800013166,0,1"]
        let found = try await returned(put, isNumbered: false)
        #expect(found.said == ["3 name: Bo → Bob"] && found.reasons == [.unknown] && found.gone.isEmpty)
        let numbered = [
            "Ada,13800013164,0,1,2,", "Eve,13800013170,0,1,,", "Bo,13800013199,0,1,3,", "Cy,13800013166,0,1,4,",
        ]
        let other = try await returned(numbered)
        #expect(other.said == ["3 mobile: 13800013165 → 13800013199"] && other.reasons == [.unknown])
    }

    @Test func `rows that are the same are distinguished by their numbers`() async throws {
        let sheet = ["Ada,13800013164,0,1", "Ada,13800013164,0,1", "Cy,13800013166,0,1"]
        let found = try await returned(
            ["Ada,13800013164,0,1,2,", "Ada,13800013199,0,1,3,", "Cy,13800013166,0,1,4,"],
            of: sheet
        )
        #expect(found.said == ["3 mobile: 13800013164 → 13800013199"] && found.new.isEmpty && found.gone.isEmpty)
        let edited = try await returned(["Ada,13800013164,d1,1,3,", "Cy,13800013166,0,1,4,"], of: sheet)
        #expect(edited.said == ["3 department_ids: 0 → d1"] && edited.gone == [2])
    }

    @Test func `a key of several rows moves nobody whose other cells do not agree`() async throws {
        let sheet = ["Ada,13800013164,d1,1", "Bo,13800013164,d2,2", "Cy,13800013166,0,1"]
        // Bo is as he was; somebody new has the key that was his and Ada's, at the end.
        let rows = ["Bo,13800013164,d2,2,3,", "Cy,13800013166,0,1,4,", "Zed,13800013164,d9,3,,"]
        let found = try await returned(rows, of: sheet)
        #expect(found.changes.isEmpty && found.reasons == [.doubtful([2])] && found.gone.isEmpty)
    }

    @Test func `a row whose cells were all emptied stays open`() async throws {
        let found = try await returned(["Ada,13800013164,0,1,2,", ",,,,3,x", "Cy,13800013166,0,1,4,"])
        #expect(found.changes.isEmpty && found.reasons == [.doubtful([3])] && found.gone.isEmpty)
    }

    @Test func `nothing is taken of a damaged row, and what it may hide is not gone`() async throws {
        let long = try await returned(["Ada,13800013164,d1,1,2,,x", "Bo,13800013165,0,2,3,", "Cy,13800013166,0,1,4,"])
        #expect(long.said == ["3 employee_type: 1 → 2"] && long.reasons == [.damaged(2)] && long.gone.isEmpty)
        let open = try await returned(["Ada,13800013164,0,1,2,", "\"Bo,13800013165,0,2,3,", "Cy,13800013166,0,1,4,"])
        #expect(open.changes.isEmpty && open.reasons == [.damaged(3)] && open.gone.isEmpty)
    }

    @Test func `of a file with too much that is different no change is kept`() async throws {
        let (less, more) = try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            try place.write("file.csv", ReturnedFolder.header, ReturnedFolder.rows.map { $0 + "2" })
            return (try place.returned("file.csv", limit: 3), try place.returned("file.csv", limit: 2))
        }
        #expect(less.changes.count == 3 && !less.isTooMuch)
        #expect(more.changes.isEmpty && more.isTooMuch && more.recognised == 3)
    }

    @Test func `a file with too many rows that are not found is no file of the sheet`() async throws {
        let found = try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            try place.write("file.csv", ReturnedFolder.header, ["Eve,13800013170,0,1", "Fay,13800013171,0,1"])
            return try place.returned("file.csv", limit: 1)
        }
        #expect(found.isTooMuch && !found.isOfSheet && found.recognised == 0 && found.gone.isEmpty)
    }

    @Test func `a department whose key was corrected is found by its number`() async throws {
        let found = try await withFolder { folder in
            let header = "department_id,name,parent_department_id"
            var place = try ReturnedFolder(folder, ["d1,Sales,0", "d2,Research,0", "d3,Law,d1"], header: header)
            place.step = StepDefinition(subject: .departments, source: "sheet.csv", match: "department_id")
            let rows = ["d1,Sales,0,2", "d9,Research,0,3", "d3,Law,d1,4"]
            return try place.returned(rows, header: header + ",roster_row")
        }
        #expect(found.said == ["3 department_id: d2 → d9"] && found.new.isEmpty && found.gone.isEmpty)
    }

    @Test func `a place says nothing where several people have the key`() async throws {
        let sheet = ["Ada,13800013164,0,1", "Bo,13800013164,0,1", "Cy,13800013166,0,1", "Di,13800013167,0,1"]
        let rows = ["Bo,13800013164,0,2", "Ada,13800013165,0,1", "Cy,13800013166,0,1", "Di,13800013167,0,1"]
        let found = try await returned(rows, of: sheet, isNumbered: false)
        #expect(!found.changes.contains { $0.column.text == "name" }, "\(found.said)")
        #expect(!found.said.contains("2 employee_type: 1 → 2"), "\(found.said)")
    }

    @Test func `of two with one key, the one whose key was corrected is that person still`() async throws {
        let sheet = ["Ada,13800013164,0,1", "Bo,13800013164,0,1", "Cy,13800013166,0,1"]
        let rows = ["Ada,13800013164,0,1,2,", "Bo,13800013165,0,1,3,", "Cy,13800013166,0,1,4,"]
        let found = try await returned(rows, of: sheet)
        #expect(found.said == ["3 mobile: 13800013164 → 13800013165"] && found.new.isEmpty && found.gone.isEmpty)
    }

    @Test func `a row that was put in takes no person whose key the file still has`() async throws {
        let header = "no,employee_no,job_title"
        let sheet = (1...5).map { "\($0),E\($0),Cook" }
        let rows = ["1,E1,Cook", "2,E2,Cook", "3,E3,Cook", "4,E9,Cook", "5,E4,Cook", "6,E5,Cook"]
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, sheet, header: header, match: "employee_no")
            let found = try place.returned(rows, header: header)
            #expect(!found.changes.contains { $0.column.text == "employee_no" }, "\(found.said)")
        }
    }

    @Test func `numbers of another sheet, which the sheet has itself, say nothing`() async throws {
        let header = "name,mobile,department_ids,employee_type,roster_row"
        let sheet = ["Wang,13800013164,0,1,2", "Wang,13800013165,0,1,4", "Wang,13800013166,0,1,5"]
        let rows = ["Wang,13800013164,0,1,2", "Wang,13800013565,0,1,4", "Wang,13800013566,0,1,5"]
        try await withFolder { folder in
            let found = try ReturnedFolder(folder, sheet, header: header).returned(rows, header: header)
            #expect(!found.said.contains("4 mobile: 13800013166 → 13800013565"), "\(found.said)")
        }
    }
}
