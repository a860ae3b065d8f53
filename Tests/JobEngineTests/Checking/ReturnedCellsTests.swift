import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Workbooks

struct ReturnedCellsTests {
    @Test func `a column that is read has to be there, and one that is added is named`() async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            let lacking = try place.returned(["13800013164,0,1"], header: "mobile,department_ids,employee_type")
            #expect(!lacking.isOfSheet && lacking.missing == ["name"])
            let more = try place.returned(
                ReturnedFolder.rows.map { $0 + ",x" },
                header: ReturnedFolder.header + ",notes of mine"
            )
            #expect(more.added == ["notes of mine"] && more.isOfSheet && more.changes.isEmpty)
        }
    }

    @Test func `columns that are lacking or repeated are named in the sheet's order`() async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            let lacking = try place.returned(["1"], header: "employee_type")
            #expect(lacking.missing == ["name", "mobile", "department_ids"])
            let twice = try place.returned(
                ReturnedFolder.rows.map { $0 + "," + $0 },
                header: ReturnedFolder.header + "," + ReturnedFolder.header
            )
            #expect(twice.repeated == ["name", "mobile", "department_ids", "employee_type"])
            #expect(twice.missing == twice.repeated)
        }
    }

    @Test func `columns may change their places`() async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            let rows = ["13800013164,1,Adah,0", "13800013165,1,Bo,0", "13800013166,1,Cy,0"]
            let found = try place.returned(rows, header: "mobile,employee_type,name,department_ids")
            #expect(found.said == ["2 name: Ada → Adah"] && found.changes[0].place == 0)
        }
    }

    @Test func `several columns of one name are compared in their order, and only where none is lacking`() async throws
    {
        try await withFolder { folder in
            let header = "name,mobile,note,note"
            let place = try ReturnedFolder(folder, ["Ada,13800013164,a,b", "Bo,13800013165,c,d"], header: header)
            let found = try place.returned(["Ada,13800013164,a,x", "Bo,13800013165,c,d"], header: header)
            #expect(found.said == ["2 #4: b → x"])
            let less = try place.returned(["Ada,13800013164,b", "Bo,13800013165,d"], header: "name,mobile,note")
            #expect(less.changes.isEmpty && less.isOfSheet)
        }
    }

    @Test func `columns without a heading are compared where they stand, and those that cannot be are named`()
        async throws
    {
        try await withFolder { folder in
            let sheet = ["Ada,,13800013164,x", "Bo,,13800013165,y"]
            let place = try ReturnedFolder(folder, sheet, header: "name,,mobile,")
            let same = try place.returned(sheet, header: "name,,mobile,")
            #expect(same.isUnchanged)
            let inner = try ReturnedFolder(folder, ["Ada,a,13800013164", "Bo,b,13800013165"], header: "name,,mobile")
            let other = try inner.returned(["Ada,a,13800013164", "Bo,c,13800013165"], header: "name,,mobile")
            #expect(other.said == ["3 #2: b → c"])
            let lacking = try inner.returned(["Ada,13800013164", "Bo,13800013165"], header: "name,mobile")
            #expect(lacking.isUnchanged)
            let moved = try ReturnedFolder(folder, ["Ada,a,1,b,", "Bo,c,2,d,"], header: "name,,mobile,,")
            let emptied = try moved.returned(["Ada,,1,b,x", "Bo,,2,d,y"], header: "name,,mobile,,")
            // Behind the last heading there is one column more: which one that is nobody can tell.
            #expect(emptied.changes.isEmpty && emptied.added == ["D", "E"])
            // A column that has become empty may be one that was taken away.
            #expect(emptied.notCompared == ["B", "D"])
        }
    }

    @Test func `an apostrophe that a spreadsheet needs is no other cell, and a formula is none of text`() async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, ["'=Ada,+8613800013164,0,1", "Bo,'13800013165,0,1"])
            let same = try place.returned(["'=Ada,'+8613800013164,0,1", "Bo,13800013165,0,1"])
            #expect(same.isUnchanged)
            let formula = try place.returned(["=Ada,'+8613800013164,0,1", "Bo,13800013165,0,1"])
            #expect(formula.said == ["2 name: '=Ada → =Ada"])
        }
    }

    @Test(arguments: [
        ("007", "7", true), ("13800013164", "1.38E+10", true), ("123456789012345678", "123456789012345000", true),
        ("123456789012345678", "123456789012346000", true), ("2026-11-01", "2026/11/1", true),
        ("2026-11-01", "2026-11-01 00:00:00", true), ("2026-11-01", "1-Nov-26", true), ("3-4", "2026-03-04", true),
        ("2026-11-01", "46327", true), ("true", "TRUE", true), ("1.0", "1", true), ("Ada", "Ada ", true),
        ("10%", "0.1", true), ("\"1,200\"", "1200", true), ("\"1,2\"", "12", false),
        ("01/02/2024", "02/01/2024", false), ("1", "1e-9223372036854775808", false),
        ("12:30", "12:30:00", true), ("12:30", "12:30:00 PM", true), ("2024-03-04 10:00", "2024-03-04 10:00:00", true),
        ("12:30", "12:31:00", false), ("12:30", "0:30:00 PM", true), ("Núñez 李", "Nú?ez 李", true),
        ("𠮷田", "?田", true), ("𠮷田", "??田", true), ("Zoë", "Zo?", true), ("Zoe", "Zo?", false),
        ("7", "00007", false), ("8613800013164", "+8613800013164", false), ("1.2E+3", "01200", false),
        ("1E5", "100000", true), ("+8613800013164", "8613800013164", true),
        ("13800013164", "13800013165", false), ("007", "8", false),
        ("13800013164", "1E+10", true), ("2026-11-01", "2026/11/2", false), ("Ada", "Adah", false),
        ("Ada", "", false), ("", "0", false), ("010-62345678", "010-62345679", false), ("A da", "Ada", false),
        ("123456789012345678", "123456789012345679", false), ("1", "1.1", false),
    ])
    func `a cell that a spreadsheet may have rewritten is distinguished from one that was typed`(
        old: String,
        new: String,
        isRewritten: Bool
    ) async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder, ["Ada,13800013164,\(old)"], header: "name,mobile,note")
            let found = try place.returned(["Ada,13800013164,\(new)"], header: "name,mobile,note")
            #expect(found.kinds == [isRewritten ? .rewritten : .edited], "\(found.said)")
        }
    }

    @Test func `what a cell had before it was corrected here does not take the correction back`() async throws {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder)
            try place.correct([
                ReturnedFolder.cell(3, "name", "Bo", "Bob"), ReturnedFolder.cell(3, "name", "Bob", "Bobby"),
                ReturnedFolder.cell(4, "name", "Cy", "Cyd"),
            ])
            let found = try place.numbered([
                "Ada,13800013164,0,1,2,", "Bob,13800013165,0,1,3,", "Cy,13800013166,0,2,4,",
            ])
            #expect(found.said == ["3 name: Bobby → Bob", "4 name: Cyd → Cy", "4 employee_type: 1 → 2"])
            #expect(found.kinds == [.overtaken, .overtaken, .edited])
            var list = try CorrectionFile(folder + "/corrections.csv").read()
            let before = list
            #expect(found.add([.edited], leavingOut: [], at: "t", to: &list) == (cells: 1, rows: 0))
            #expect(list.dropLast() == before[...] && list.last?.row == 4)
        }
    }

    @Test func `what is taken is what the sheet has then, and rows that are gone are left out`() async throws {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder)
            // A correction that does not apply gives way to what is taken of its cell.
            try place.correct([ReturnedFolder.cell(2, "name", "Eda", "Edda")])
            let rows = ["=Ada,13800013164,0,1,2,", "\"B\r\no\",13800013165,0,1,3,"]
            let found = try place.numbered(rows)
            #expect(found.gone == [4] && found.changes.map(\.replaces) == [true, false])
            var list = try CorrectionFile(folder + "/corrections.csv").read()
            let time = "2026-11-27T08:00:00.000Z"
            #expect(found.add([.edited, .rewritten], leavingOut: [4], at: time, to: &list) == (cells: 2, rows: 1))
            #expect(list.count == 3 && list.allSatisfy { $0.time == time })
            try CorrectionFile(folder + "/corrections.csv").write(list)
            let again = try place.returned("file.csv")
            #expect(again.isUnchanged)
        }
    }

    @Test func `the mark tells any other state of sheet, corrections and file`() async throws {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder)
            let rows = ["Adah,13800013164,0,1,2,", "Bo,13800013165,0,1,3,"]
            let mark = try place.numbered(rows).mark
            #expect(try place.numbered(rows).mark == mark && mark.count == 64)
            try place.correct([ReturnedFolder.cell(2, "name", "Ada", "Ad")])
            #expect(try place.numbered(rows).mark != mark)
        }
    }

    @Test func `rows that are left out are recognised, stay left out and are not gone`() async throws {
        try await withFolder { folder in
            var place = try ReturnedFolder(folder)
            try place.correct([SheetCorrection(time: "t", row: 3, change: .leaveOut)])
            let without = try place.numbered(["Ada,13800013164,0,1,2,", "Cy,13800013166,0,1,4,"])
            #expect(without.isUnchanged)
            let with = try place.numbered([
                "Ada,13800013164,0,1,2,", "Bob,13800013165,0,1,3,correction.leftOut", "Cy,13800013166,0,1,4,",
            ])
            #expect(with.said == ["3 name: Bo → Bob"] && with.new.isEmpty && with.gone.isEmpty)
        }
    }

    @Test func `the header is found below a title, and the tab beside others`() async throws {
        try await withFolder { folder in
            let place = try ReturnedFolder(folder)
            let titled = try place.returned(["", ReturnedFolder.header] + ReturnedFolder.rows, header: "Our people,,,")
            #expect(titled.isUnchanged)
            let writer = try WorkbookWriter(path: folder + "/file.xlsx")
            let first = try writer.addTab("notes")
            try first.write(["name", "what was done"])
            let second = try writer.addTab("people")
            for row in [ReturnedFolder.header] + ReturnedFolder.rows {
                try second.write(row.split(separator: ",").map(String.init))
            }
            try writer.close()
            #expect(try place.returned("file.xlsx").isUnchanged)
        }
    }
}
