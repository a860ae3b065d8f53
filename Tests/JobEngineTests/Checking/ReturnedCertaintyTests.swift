import JobEngine
import JobModel
import TestSupport
import Testing
import Workbooks

/// Rows of which it looks certain who they are, and is not: nothing of another person's may be taken.
struct ReturnedCertaintyTests {
    private func returned(
        _ file: [String],
        of sheet: [String],
        header: String = ReturnedFolder.header,
        isNumbered: Bool = true
    ) async throws -> ReturnedFile {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, sheet, header: header)
            return try place.returned(file, header: header + (isNumbered ? ",roster_row,roster_code" : ""))
        }
    }

    private static let header = "no,name,mobile,department_ids,employee_type"
    private static let names = ["Gus", "Ada", "Eve", "Bo", "Fay", "Cy"]
    private static let people = names.enumerated().map { "\($0 + 1),\($1),\(13_800_013_160 + $0),0,1" }

    @Test func `names that were sorted beside the numbers are given to no one`() async throws {
        let file = Self.names.sorted().enumerated().map { "\($0 + 1),\($1),1.38E+10,0,1,\($0 + 2)," }
        let found = try await returned(file, of: Self.people, header: Self.header)
        #expect(!found.changes.contains { $0.column.text == "name" }, "\(found.said)")
    }

    @Test func `a file of other people with the same serial numbers is no file of the sheet`() async throws {
        let file = (1...6).map { "\($0),New\($0),\(13_900_013_160 + $0),0,1,\($0 + 1)," }
        let found = try await returned(file, of: Self.people, header: Self.header)
        #expect(!found.isOfSheet && found.changes.isEmpty, "\(found.said)")
        let keys = Self.names.map { "\($0),1.38E+10,0,1" }
        let others = try await returned((2...7).map { "New\($0),1.38E+10,0,1,\($0)," }, of: keys)
        #expect(!others.isOfSheet && others.changes.isEmpty, "\(others.said)")
    }

    @Test func `numbers that were filled down once more below a new row give nobody another name`() async throws {
        let file = [
            "1,Gus,13800013160,0,1,2,", "2,Ada,13800013161,0,1,3,", "3,New,13900000000,0,1,4,",
            "4,Eve,13700000001,0,1,5,", "5,Bo,13700000002,0,1,6,", "6,Fay,13800013164,0,1,7,",
            "7,Cy,13800013165,0,1,8,",
        ]
        let found = try await returned(file, of: Self.people, header: Self.header)
        #expect(!found.changes.contains { $0.column.text != "no" }, "\(found.said)")
    }

    @Test func `a row edited beside a column that was numbered once more is found by its key`() async throws {
        let file = [
            "1,Gus,13800013160,0,1", "2,New,13900000000,0,1", "3,Ada L,13800013161,0,1", "4,Eve,13800013162,0,1",
            "5,Bo,13800013163,d9,1", "6,Fay,13800013164,0,1", "7,Cy,13800013165,0,1",
        ]
        let found = try await returned(file, of: Self.people, header: Self.header, isNumbered: false)
        #expect(found.said.contains("3 name: Ada → Ada L") && found.said.contains("5 department_ids: 0 → d9"))
        #expect(found.new.map(\.fileRow) == [3], "\(found.said) \(found.new)")
    }

    @Test func `of people with one key nobody gets the cells of another by a number`() async throws {
        let sheet = ["Ada,13800013164,d1,1", "Ann,13800013164,d2,2", "Cy,13800013166,0,1", "Di,13800013167,0,1"]
        let file = ["Ann,13800013164,d2,3,2,", "Ada,13800013164,d1,3,3,", sheet[2] + ",4,", sheet[3] + ",5,"]
        let found = try await returned(file, of: sheet)
        #expect(found.changes.isEmpty && found.new.map(\.fileRow) == [2, 3], "\(found.said)")
    }

    @Test func `of a person and a copy with the same key nothing is taken`() async throws {
        let sheet = ["Ada,13800013164,d1,1", "Bo,13800013165,d2,1", "Cy,13800013166,d3,1", "Di,13800013167,d4,1"]
        let rest = Array(sheet.dropFirst())
        let copied = try await returned(
            ["Eve,13800013164,d1,1", "Ada,13800013164,d1,2"] + rest,
            of: sheet,
            isNumbered: false
        )
        #expect(copied.changes.isEmpty && copied.reasons == [.doubtful([2]), .doubtful([2])], "\(copied.said)")
        let twice = try await returned(
            ["Ada,13800013164,d1,2", "Ada,13800013164,d1,3"] + rest,
            of: sheet,
            isNumbered: false
        )
        #expect(twice.changes.isEmpty && twice.new.count == 2, "\(twice.said)")
        let same = try await returned([sheet[0], "Eve,13800013164,d1,1"] + rest, of: sheet, isNumbered: false)
        #expect(same.changes.isEmpty && same.reasons == [.keyed(2)], "\(same.reasons)")
    }

    @Test func `a key that moved on to another person takes nobody with it`() async throws {
        let sheet = ["Zed,13800013163,0,2", "Ada,13800013164,d1,1", "Bo,13800013165,d1,1", "Cy,13800013166,0,2"]
        let file = ["Bo,13800013169,d1,1", "Cy,13800013166,0,2", "Ada,13800013165,d1,1", "Zed,13800013163,0,2"]
        let found = try await returned(file, of: sheet, isNumbered: false)
        #expect(found.changes.isEmpty, "\(found.said)")
    }

    @Test func `a corrected key of one of two namesakes is taken where the number and all other cells agree`()
        async throws
    {
        let sheet = ["Ann,13800013164,0,1", "Ann,1380001316,0,1", "Cy,13800013166,0,1", "Di,13800013167,0,1"]
        let file = [sheet[0] + ",2,", "Ann,13800013165,0,1,3,", sheet[2] + ",4,", sheet[3] + ",5,"]
        let found = try await returned(file, of: sheet)
        #expect(found.said == ["3 mobile: 1380001316 → 13800013165"] && found.new.isEmpty)
    }

    @Test func `a column without a heading that was put in or taken away takes no other one's cells`() async throws {
        let header = "name,mobile,,,department_ids,employee_type"
        let sheet = ["Ada,13800013164,a1,b1,0,1", "Bo,13800013165,a2,b2,0,1"]
        let less = try await returned(
            ["Ada,13800013164,b1,0,1", "Bo,13800013165,b2,0,1"],
            of: sheet,
            header: header,
            file: "name,mobile,,department_ids,employee_type"
        )
        #expect(less.changes.isEmpty && less.notCompared == ["C", "D"], "\(less.said)")
        let more = try await returned(
            ["Ada,13800013164,x,a1,b1,0,1", "Bo,13800013165,x,a2,b2,0,1"],
            of: sheet,
            header: header,
            file: "name,mobile,,,,department_ids,employee_type"
        )
        #expect(more.changes.isEmpty && more.notCompared == ["C", "D"], "\(more.said)")
    }

    @Test func `the tab of the sheet's own name is compared, and others with its columns are named`() async throws {
        try await withFolder { folder in
            func write(_ name: String, _ tabs: [(String, [String])]) throws {
                let writer = try WorkbookWriter(path: folder + "/" + name)
                for (tab, rows) in tabs {
                    let written = try writer.addTab(tab)
                    for row in rows { try written.write(row.split(separator: ",").map(String.init)) }
                }
                try writer.close()
            }
            let header = "name,mobile,department_ids,employee_type,note"
            let (oct, nov) = (["Ada,13800013164,0,1,x", "Bo,13800013165,0,1,y"], ["Ada,13800013164,0,2,x"])
            try write("sheet.xlsx", [("Oct", [header] + oct), ("Nov", [header] + nov)])
            // The tab lost a column that is not read, and the other one has it still.
            let less = ["name,mobile,department_ids,employee_type", "Ada,13800013164,0,3"]
            try write("file.xlsx", [("Oct", [header] + oct), ("Nov", less)])
            var place = try ReturnedFolder(folder)
            (place.step.source, place.step.sheet) = ("sheet.xlsx", "Nov")
            let found = try place.returned("file.xlsx")
            #expect(found.said == ["2 employee_type: 2 → 3"] && found.otherTabs == ["Oct"], "\(found.said)")
        }
    }

    private func returned(
        _ rows: [String],
        of sheet: [String],
        header: String,
        file: String
    ) async throws -> ReturnedFile {
        try await withFolder { try ReturnedFolder($0, sheet, header: header).returned(rows, header: file) }
    }

    @Test(arguments: [("3-4", "2024-03-04"), ("5月3日", "2024-05-03"), ("01/02/2024", "2024-02-01")])
    func `a day in place of a text that may mean several is a correction`(old: String, new: String) async throws {
        let header = "name,mobile,department_ids,employee_type,join_time"
        let found = try await returned(
            ["Ada,13800013164,0,1,\(new)"],
            of: ["Ada,13800013164,0,1,\(old)"],
            header: header,
            isNumbered: false
        )
        #expect(found.kinds == [.edited], "\(found.said)")
    }

    @Test(arguments: ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?"])
    func `the error of a formula is never taken`(error: String) async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            let rows = ["Ada,13800013164,\(error),1"] + ReturnedFolder.rows.dropFirst()
            let found = try place.returned(rows)
            #expect(found.kinds == [.formulaError])
            var list: [SheetCorrection] = []
            let kinds = Set(ReturnedChange.Kind.allCases)
            #expect(found.add(kinds, leavingOut: [], at: "t", to: &list) == (cells: 0, rows: 0) && list.isEmpty)
        }
    }
}
