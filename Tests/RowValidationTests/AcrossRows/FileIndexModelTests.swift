import ContactAPI
import JobModel
import TestSupport
import Testing

@testable import RowValidation

/// The index says of generated sheets what dictionaries of the values themselves say, though hashes collide.
struct FileIndexModelTests {
    /// Bits of a hash that are used: all, none but a few in front, a few behind, and hardly any.
    static let masks: [UInt64] = [.max, 0xF800_0000_0000_0000, 0xF0, 0x8000_0000_0000_0000]

    @Test(arguments: 0..<24 as Range<UInt64>) func `says what a model of plain dictionaries says`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let mask = Self.masks[Int(seed) % Self.masks.count]
        let sheet = GeneratedSheet(rows: Int.random(in: 0...400, using: &random), random: &random)
        // Of references the hash alone speaks.
        let model = IndexModel(sheet, hashing: KeyHashing(mask: mask), keepsAllKeys: seed % 8 < 4)
        let index = model.index
        for row in sheet.rows {
            #expect(index.dependency(of: row.line) == model.above(row), "seed \(seed)")
            #expect(index.rowNumber(row.line) == row.row, "seed \(seed)")
            #expect(index.isInCycle(row.line) == model.isInCycle(row), "seed \(seed)")
            #expect(index.dependencyLevel(of: row.line) == model.level(row), "seed \(seed)")
            for (field, value) in IndexModel.values(of: row) {
                let others = index.others(sharing: field, value: value, line: row.line)
                let expected = model.others(field, value, than: row)
                #expect(others.shown == Array(expected.prefix(5)), "seed \(seed) \(field) \(value)")
                #expect(others.count == expected.count, "seed \(seed) \(field) \(value)")
                if !expected.isEmpty { #expect(index.concerns(line: row.line)) }
            }
            let differences = index.differences(sharing: .employeeNo, value: row.employeeNo, line: row.line)
            let expected = model.differences(row)
            #expect(expected.isEmpty || differences == expected, "seed \(seed)")
        }
    }

    @Test func `two values with one hash are no duplicates`() {
        let none = KeyHashing(mask: 0)
        var index = FileIndex(subject: .people, match: "employee_no", hashing: none)
        for (line, number) in ["a", "b", "a", "c"].enumerated() {
            var person = PersonDraft()
            person.values.employeeNo = number
            index.note(CheckedRow(line: line, row: line, draft: .person(person)))
        }
        index.close()
        #expect(index.hasDuplicates)
        for (line, number) in ["a", "b", "a", "c"].enumerated() {
            index.note(SecondLook.Row(line: line, cells: [UInt64(line)], values: [(.employeeNo, number)]))
        }
        #expect(index.others(sharing: .employeeNo, value: "a", line: 0).shown == [2])
        #expect(index.others(sharing: .employeeNo, value: "a", line: 2).shown == [0])
        #expect(index.others(sharing: .employeeNo, value: "b", line: 1).isEmpty)
        #expect(index.others(sharing: .employeeNo, value: "c", line: 3).isEmpty)
        #expect(index.differences(sharing: .employeeNo, value: "a", line: 0) == [0])
    }

    @Test(arguments: [0, 3, 40]) func `an open id names no row, and an unknown key none either`(rows: Int) {
        var index = FileIndex(subject: .people, match: "employee_no")
        for line in 0..<rows {
            var person = PersonDraft()
            person.values.userID = "u"
            person.values.employeeNo = "N\(line)"
            index.note(CheckedRow(line: line, row: line, draft: .person(person)))
        }
        index.close()
        #expect(index.line(of: .openID("u")) == nil)
        for number in rows..<rows + 200 {
            #expect(index.line(of: .employeeNo("N\(number)")) == nil && index.line(of: .userID("u\(number)")) == nil)
        }
        #expect(index.line(of: .userID("U")) == (rows > 0 ? 0 : nil))
    }

    @Test func `a block of rows is remembered as its rows are`() {
        let rows = (0..<200_000).map { number in
            var unique = KeyHashes()
            // Nobody has an employee_no before row 70,000.
            if number >= 70_000 { unique.note(KeyHash(.employeeNo, "N\(number)")) }
            if number % 3 == 0 { unique.note(KeyHash(.mobile, "+861\(number)")) }
            return FileIndex.RowKeys(line: Int32(number), row: Int32(number), unique: unique)
        }
        var index = FileIndex(subject: .people, match: "employee_no")
        var rest = rows[...]
        for size in sequence(first: 1, next: { $0 * 3 % 9_973 }) {
            guard !rest.isEmpty else { break }
            index.note(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        index.close()
        for number in stride(from: 0, to: rows.count, by: 977) {
            #expect(index.line(of: .employeeNo("N\(number)")) == (number >= 70_000 ? number : nil))
            #expect(index.line(of: .mobile("+861\(number)")) == (number % 3 == 0 ? number : nil))
        }
        #expect(!index.hasDuplicates)
    }

    @Test func `all rows may share one value`() {
        var index = FileIndex(subject: .people, match: "employee_no")
        for line in 0..<100_000 {
            var unique = KeyHashes()
            unique.note(KeyHash(.mobile, "+8613800000000"))
            index.note(FileIndex.RowKeys(line: Int32(line), row: Int32(line), unique: unique))
        }
        index.close()
        for line in [0, 50_000, 99_999] {
            let others = index.others(sharing: "mobile", value: "+8613800000000", line: line)
            #expect(others.count == 99_999 && others.shown.count == 5)
        }
        #expect(index.line(of: .mobile("+8613800000000")) == 0)
    }
}

/// Rows of a sheet of people, some of whom share values, lead each other, or have lost a zero.
struct GeneratedSheet {
    struct Row {
        var line: Int
        var row: Int
        var employeeNo: String
        var email: String?
        var leader: String?
        var cells: [UInt64]

        var draft: PersonDraft {
            var person = PersonDraft()
            person.values.employeeNo = employeeNo
            person.values.email = email
            person.leader = leader.map(PersonReference.employeeNo)
            return person
        }
    }

    var rows: [Row] = []

    init(rows count: Int, random: inout SeededGenerator) {
        var (line, row) = (2, 2)
        for number in 0..<count {
            let isDouble = number > 0 && Int.random(in: 0..<10, using: &random) == 0
            let other = Int.random(in: 0..<max(number, 1), using: &random)
            rows.append(
                Row(
                    line: line,
                    row: row,
                    employeeNo: isDouble ? rows[other].employeeNo : "N\(number)",
                    email: Bool.random(using: &random)
                        ? "P\(Int.random(in: 0...count, using: &random))@example.com" : nil,
                    leader: Bool.random(using: &random) ? "N\(Int.random(in: 0...count, using: &random))" : nil,
                    cells: (0..<3).map { _ in UInt64.random(in: 0...1, using: &random) }
                )
            )
            line += [1, 1, 1, 2, 5].randomElement(using: &random) ?? 1
            row += [1, 1, 1, 2].randomElement(using: &random) ?? 1
        }
    }
}

/// What an index should say, of dictionaries and walks as plain as can be.
struct IndexModel {
    private(set) var index: FileIndex
    private var rowsByValue: [String: [GeneratedSheet.Row]] = [:]
    private var lineByHash: [KeyHash: Int] = [:]
    private var rowByLine: [Int: GeneratedSheet.Row] = [:]
    private let hashing: KeyHashing

    init(_ sheet: GeneratedSheet, hashing: KeyHashing, keepsAllKeys: Bool = true) {
        self.hashing = hashing
        index = FileIndex(
            subject: .people,
            match: "employee_no",
            keepsAllKeys: keepsAllKeys,
            hashing: hashing
        )
        for row in sheet.rows {
            index.note(CheckedRow(line: row.line, row: row.row, draft: .person(row.draft)))
            rowByLine[row.line] = row
            for (field, value) in Self.values(of: row) {
                rowsByValue["\(field) \(value)", default: []].append(row)
                let hash = KeyHash(field, value, by: hashing)
                lineByHash[hash] = lineByHash[hash] ?? row.line
            }
        }
        index.close()
        for row in sheet.rows where index.duplicateLines.contains(row.line) {
            index.note(SecondLook.Row(line: row.line, cells: row.cells, values: Self.values(of: row)))
        }
    }

    static func values(of row: GeneratedSheet.Row) -> [(field: UniqueField, value: String)] {
        [(.employeeNo, row.employeeNo)] + (row.email.map { [(.email, $0.lowercased())] } ?? [])
    }

    func others(_ field: UniqueField, _ value: String, than row: GeneratedSheet.Row) -> [Int] {
        (rowsByValue["\(field) \(value)"] ?? []).filter { $0.line != row.line }.map(\.row)
    }

    func differences(_ row: GeneratedSheet.Row) -> [Int] {
        let rows = rowsByValue["\(UniqueField.employeeNo) \(row.employeeNo)"] ?? []
        return (0..<3).filter { place in Set(rows.map { $0.cells[place] }).count > 1 }
    }

    func above(_ row: GeneratedSheet.Row) -> Int? {
        row.leader.flatMap { lineByHash[KeyHash(.employeeNo, $0, by: hashing)] }
    }

    func isInCycle(_ row: GeneratedSheet.Row) -> Bool {
        var here = above(row)
        for _ in 0...rowByLine.count {
            guard let line = here, line != row.line else { break }
            here = rowByLine[line].flatMap(above)
        }
        return here == row.line
    }

    func level(_ row: GeneratedSheet.Row) -> Int {
        guard !isInCycle(row), let other = above(row).flatMap({ rowByLine[$0] }) else { return 0 }
        return level(other) + 1
    }
}
