import JobModel
import RowValidation
import Testing

/// Most cells are seen by their bytes to have nothing to take off; no scalar may slip through that.
struct CellTextTests {
    /// What nobody sees, by code points; the same ranges as the manual names, written down once more.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F: true
        default: false
        }
    }

    private static let scalars: [Unicode.Scalar] = [0x0000...0x3100, 0xD700...0xD7FF, 0xE000...0xE010, 0xFE00...0xFFFC]
        .flatMap { Array($0).compactMap(Unicode.Scalar.init) }

    private static let checker = Checking().checker

    private func repaired(_ name: String) -> Bool {
        var fields = Checking().fields
        fields[0] = name
        let row = Self.checker.check(ReadRecord(record: InputRecord(line: 2, row: 2, fields: fields)))
        return row.repairs.contains { $0.code == "repair.invisible" }
    }

    @Test func `removes only invisible characters within a cell`() {
        for scalar in Self.scalars {
            let name = "陈" + String(Character(scalar)) + "明"
            #expect(repaired(name) == Self.isInvisible(scalar.value), "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func `removes all white space at the ends`() {
        for scalar in Self.scalars {
            let isTaken = Self.isInvisible(scalar.value) || scalar.properties.isWhitespace
            // What joins the letter before it is no space of its own.
            guard !scalar.properties.isGraphemeExtend else { continue }
            let sign = String(Character(scalar))
            #expect(repaired(sign + "陈明") == isTaken, "U+\(String(scalar.value, radix: 16)) in front")
            #expect(repaired("陈明" + sign) == isTaken, "U+\(String(scalar.value, radix: 16)) behind")
        }
    }

    @Test(arguments: [("集团", 1), ("集团；技术", 2), ("团;团", 2), ("；", 0), ("研发、测试", 1), ("a；", 1)])
    func `separates lists at semicolons of both widths, and never within another character`(cell: String, count: Int) {
        #expect(Checking().with("department_ids", cell).person?.departments.count == count)
    }

    @Test(arguments: [
        ("employee_no:E1", PersonReference.employeeNo("E1")), ("employee_no：E1", .employeeNo("E1")),
        (":u1", .userID(":u1")), ("u1:", .userID("u1:")), ("user_id: u1 ", .userID("u1")),
    ])
    func `separates a reference at its first colon`(cell: String, reference: PersonReference) {
        #expect(Checking().with("leader_user_id", cell).person?.leader == reference)
    }
}
