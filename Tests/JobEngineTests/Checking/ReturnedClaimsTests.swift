import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

/// Rows of which two have something of one person: nothing of the other one's may be taken.
struct ReturnedClaimsTests {
    private struct Person {
        /// The number of the sheet's row; of a copy that of its original; 0 of somebody new.
        let row: Int
        /// What the file says in its place.
        var number: String
        var cells: [String]
        /// Cells that were typed, by their places.
        var typed: Set<Int> = []
        var isCopy = false
    }

    private static let header = "name,mobile,department_ids,employee_type,job_title,employee_no"
    private static let seeds: ClosedRange<UInt64> = {
        let last = ProcessInfo.processInfo.environment["ROSTER_TEST_SEEDS"].flatMap(UInt64.init)
        return 1...(last ?? 400)
    }()

    private static let people = [
        "Ada,13800011000,0,2,Clerk", "Di,13800011001,0,2,Clerk", "Bo,13800011002,0,2,Cook", "Ada,13800011003,0,1,T3",
        "Fay,13800011004,0,1,Clerk",
    ]

    private static func found(_ sheet: [String], _ file: [String], _ header: String) async throws -> ReturnedFile {
        try await withFolder { folder in
            let isNumbered =
                (file.first?.split(separator: ",", omittingEmptySubsequences: false).count ?? 0)
                > header.split(separator: ",").count
            return try ReturnedFolder(folder, sheet, header: header)
                .returned(file, header: header + (isNumbered ? ",roster_row" : ""))
        }
    }

    private static let short = "name,mobile,department_ids,employee_type,job_title"

    @Test(arguments: ["Ada", "Eve"], [true, false])
    func `somebody new with the old key of a person takes no one's row`(name: String, isNumbered: Bool) async throws {
        var sheet = Self.people
        sheet[3] = "\(name),13800011003,0,1,T3"
        let numbers = ["2", "3", "4", "", "5", "6"]
        var file = Array(sheet.prefix(3)) + ["Neu,13800011003,d1,1,Clerk", "\(name),13900000000,0,1,T3", sheet[4]]
        if isNumbered { file = zip(file, numbers).map { "\($0),\($1)" } }
        for rows in [file, file.filter { !$0.hasPrefix("Neu") } + file.filter { $0.hasPrefix("Neu") }] {
            let found = try await Self.found(sheet, rows, Self.short)
            let keys = isNumbered ? ["5 mobile: 13800011003 → 13900000000"] : []
            #expect(found.said == keys || found.said.isEmpty, "\(found.said)")
            #expect(!found.gone.contains(5) && found.new.contains { rows[$0.fileRow - 2].hasPrefix("Neu") })
        }
    }

    @Test(arguments: [["5", "5"], ["", "5"], ["6", "6"], []])
    func `a copied row with another name and key takes no one's row`(numbers: [String]) async throws {
        let sheet = [
            "Ann,13800011000,d1,2,T0,001", "Cy,13800011001,d1,1,Clerk,002", "Eva,13800011002,d2,2,Cook,003",
            "Ada,13800011006,d2,1,T6,007", "Bo,13800011004,d1,2,Cook,",
        ]
        let shift = numbers == ["6", "6"] ? 1 : 0
        let own = (0..<3).map { "\($0 + 2 + shift)" } + numbers + ["\(6 + shift)"]
        var file =
            Array(sheet.prefix(3))
            + ["Kim,13700000001,d2,1,T6,007", "Ada,13800011006,d2,1,T6,099", sheet[4]]
        if !numbers.isEmpty { file = zip(file, own).map { "\($0),\($1)" } }
        let found = try await Self.found(sheet, file, Self.header)
        #expect(found.said.isEmpty || found.said == ["5 employee_no: 007 → 099"], "\(found.said)")
        #expect(found.new.contains { $0.fileRow == 5 } && !found.gone.contains(5))
    }

    @Test func `a copied row takes nothing where keys were shortened and numbers filled down`() async throws {
        let sheet = [
            "1,Ann,13800011000,d1,2,T0", "2,Cy,13800011001,d1,1,Clerk", "3,Eva,13800011002,d2,2,Cook",
            "4,Ada,13800011006,d2,1,T6", "5,Bo,13800011004,d1,2,Cook",
        ]
        let file = [
            "1,Ann,1.38E+10,d1,2,T0,2", "2,Cy,1.38E+10,d1,1,Clerk,3", "3,Eva,1.38E+10,d2,2,Cook,4",
            "4,Kim,1.37E+10,d2,1,T6,5", "4,Ada,1.38E+10,d2,1,T6,6", "5,Bo,1.38E+10,d1,2,Cook,7",
        ]
        let found = try await Self.found(sheet, file, "no," + Self.short)
        #expect(!found.changes.contains { $0.new == "Kim" || $0.new == "1.37E+10" }, "\(found.said)")
    }

    @Test func `a name that stands once says who a row is, although most names stand twice`() async throws {
        let sheet = [
            "Pia,13800011000,d1,1,Cook", "Bo,13800011001,0,2,T1", "Ole,13800011002,d2,2,Cook",
            "Di,13800011003,0,2,Cook",
            "Bo,13800011004,d1,2,Cook", "Di,13800011009,d1,2,Clerk",
        ]
        let file = [
            sheet[1], "Ole,13800011003,d2,2,Cook", "Di,13600000001,0,2,Cook", sheet[0], sheet[4], sheet[5],
        ]
        let found = try await Self.found(sheet, file, Self.short)
        #expect(found.changes.isEmpty && found.new.map(\.fileRow) == [3, 4], "\(found.said)")
        #expect(found.gone.isEmpty, "\(found.gone) \(found.reasons)")
    }

    @Test func `rows are found where a program has taken the zeros from all their keys`() async throws {
        let sheet = [
            "Ada,13800011000,0,1,Clerk,001", "Bo,13800011001,d1,1,Cook,002", "Cy,13800011002,0,1,Clerk,003",
            "Di,13800011003,d1,1,Clerk,004", "Eva,13800011004,0,1,Cook,005",
        ]
        var file = sheet.map { $0.replacing(",00", with: ",") }
        file[1] = "Bo,13800011001,d1,1,Boss,2"
        for rows in [file, ["Neu,13700000001,d1,1,Cook,"] + file, file.reversed()] {
            let found = try await withFolder { folder in
                try ReturnedFolder(folder, sheet, header: Self.header, match: "employee_no")
                    .returned(rows, header: Self.header)
            }
            let edited = found.changes.filter { $0.kind == .edited }
            #expect(edited.map(\.new) == ["Boss"] && found.changes.count == 6, "\(found.said)")
            #expect(found.new.count == rows.count - 5 && found.gone.isEmpty)
        }
    }

    @Test func `a number without its zeros is no person of another name`() async throws {
        let sheet = [
            "Ada,13800011000,0,1,Clerk,001", "Bo,13800011001,d1,1,Cook,x2", "Cy,13800011002,0,1,Clerk,x3",
            "Di,13800011003,d1,1,Cook,x4",
        ]
        let file = ["Neu,13700000001,0,1,Clerk,1"] + sheet.dropFirst()
        let found = try await withFolder { folder in
            try ReturnedFolder(folder, sheet, header: Self.header, match: "employee_no")
                .returned(file.reversed(), header: Self.header)
        }
        #expect(found.changes.isEmpty, "\(found.said)")
    }

    @Test func `nobody gets the cells of another person, whatever rows have in common`() async throws {
        try await withFolder { folder in
            for seed in Self.seeds { try Self.check(seed, in: folder) }
        }
    }

    private static func check(_ seed: UInt64, in folder: String) throws {
        var random = SeededGenerator(seed: seed)
        let isNumbered = Bool.random(using: &random)
        let width = Bool.random(using: &random) ? 6 : 5
        let sheet = sheet(&random).map { Array($0.prefix(width)) }
        var file = sheet.enumerated().map { Person(row: $0 + 2, number: "\($0 + 2)", cells: $1) }
        for step in 0..<Int.random(in: 1...7, using: &random) { change(&file, step, &random) }
        let isFilled = Int.random(in: 0..<6, using: &random) == 0
        if isFilled {
            // Numbers that were filled down say where a row stands, and not which one it is.
            for place in file.indices { file[place].number = "\(place + 2)" }
        }
        let header = header.split(separator: ",").prefix(width).joined(separator: ",")
        let place = try ReturnedFolder(folder, sheet.map { $0.joined(separator: ",") }, header: header)
        let rows = file.map { $0.cells.joined(separator: ",") + (isNumbered ? ",\($0.number)," : "") }
        let found = try place.returned(rows, header: header + (isNumbered ? ",roster_row,roster_code" : ""))
        for change in found.changes {
            let person = file[change.fileRow - 2]
            // Of a row whose person is gone, or has nothing of its own left, no one can tell that it is another person.
            let isOther = file.contains { other in
                other.row == change.row && !other.isCopy && (isNumbered && !isFilled || isTold(other, in: sheet))
            }
            let isRight = person.row == change.row && !person.isCopy ? person.typed.contains(change.place) : !isOther
            #expect(
                isRight,
                """
                seed \(seed): row \(change.row) \(change.column.text): \(change.old) → \(change.new) (\(change.kind))
                \(sheet.enumerated().map { "\($0 + 2) \($1.joined(separator: ","))" }.joined(separator: "\n"))
                --
                \(rows.joined(separator: "\n"))
                """
            )
        }
    }

    /// Whether a row still has the key, a cell that stands once in the sheet, or all cells beside the key.
    private static func isTold(_ person: Person, in sheet: [[String]]) -> Bool {
        let own = sheet[person.row - 2]
        let isSingle = own.indices.contains { cell in
            let text = own[cell]
            guard text == person.cells[cell], !text.isEmpty else { return false }
            return sheet.count(where: { row in row[cell] == text }) == 1
        }
        return isSingle || own.indices.allSatisfy { $0 == 1 || own[$0] == person.cells[$0] }
    }

    private static func sheet(_ random: inout SeededGenerator) -> [[String]] {
        let pool = Bool.random(using: &random) ? ["Ada", "Bo", "Cy", "Di"] : []
        return (0..<Int.random(in: 3...9, using: &random)).map { number in
            [
                (pool + ["P\(number)", "P\(number)x"]).randomElement(using: &random) ?? "",
                "1380001\(1000 + number)",
                ["0", "d1", "d2"].randomElement(using: &random) ?? "", ["1", "2"].randomElement(using: &random) ?? "",
                ["Clerk", "Cook", "T\(number)"].randomElement(using: &random) ?? "",
                Int.random(in: 0..<4, using: &random) == 0 ? "" : "0\((number * 37 + 11) % 100)",
            ]
        }
    }

    private static func change(_ file: inout [Person], _ step: Int, _ random: inout SeededGenerator) {
        guard let place = file.indices.randomElement(using: &random) else { return }
        let other = file.indices.randomElement(using: &random) ?? place
        let key = "1370000\(1000 + step)"
        switch Int.random(in: 0..<11, using: &random) {
        case 0: if file.count > 2 { file.remove(at: place) }
        case 1: file.insert(file.remove(at: place), at: Int.random(in: 0..<file.count + 1, using: &random))
        case 2:
            let column = Int.random(in: 0..<5, using: &random)
            file.sort { $0.cells[column] < $1.cells[column] }
        case 3:
            // Somebody new, with the key of a person who has another one by now.
            var cells = ["N\(step)", file[place].cells[1], "d1", "1", "Clerk", ""]
            if Bool.random(using: &random) { cells = ["N\(step)"] + file[place].cells.dropFirst() }
            type(&file[place], 1, key)
            insert(
                Person(row: 0, number: "", cells: Array(cells.prefix(file[place].cells.count))),
                &file,
                place,
                &random
            )
        case 4:
            // A copy, made another person: all of it or a part.
            var copy = file[place]
            copy.isCopy = true
            type(&copy, 0, "K\(step)")
            if Bool.random(using: &random) { type(&copy, 1, key) }
            if Bool.random(using: &random) { copy.number = "" }
            insert(copy, &file, place, &random)
        case 5 where place != other:
            let (one, two) = (file[place].cells[1], file[other].cells[1])
            type(&file[place], 1, two)
            type(&file[other], 1, one)
        case 6: type(&file[place], 1, key)
        case 7 where place != other:
            // The key moves on to another person.
            type(&file[place], 1, file[other].cells[1])
            type(&file[other], 1, key)
        default:
            let column = Int.random(in: 0..<file[place].cells.count, using: &random)
            type(&file[place], column, "E\(step)c\(column)")
        }
    }

    private static func insert(_ person: Person, _ file: inout [Person], _ place: Int, _ random: inout SeededGenerator)
    {
        file.insert(person, at: [place, place + 1, file.count].randomElement(using: &random) ?? place)
    }

    private static func type(_ person: inout Person, _ cell: Int, _ text: String) {
        person.cells[cell] = text
        person.typed.insert(cell)
    }
}
