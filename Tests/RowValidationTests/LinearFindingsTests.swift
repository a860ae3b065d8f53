import ContactAPI
import Foundation
import JobModel
import RowValidation
import Testing
import Wording

/// What is said of many rows grows as their number, whatever they have in common.
///
/// Counted rather than timed: the characters of all findings, the values that the index keeps, and how many people are
/// passed on the ways up. Each must grow with the rows and no faster.
struct LinearFindingsTests {
    /// A sheet of people, all of whose rows have something wrong with one another.
    enum Sheet: CaseIterable {
        case oneMobile, oneKeySame, oneKeyDiffering, oneCircle

        func row(_ number: Int, of count: Int) -> Checking {
            let checking = Checking().with("name", "P\(number)").with("mobile", "+86138\(10_000_000 + number)")
                .with("email", "p\(number)@example.com").with("employee_no", "N\(number)")
            return switch self {
            case .oneMobile: checking.with("mobile", "13800000000")
            case .oneKeySame:
                Checking().with("employee_no", "N").with("mobile", "13800000000").with("email", "a@example.com")
            case .oneKeyDiffering: checking.with("employee_no", "N")
            case .oneCircle: checking.with("leader_user_id", "employee_no:N\((number + 1) % count)")
            }
        }
    }

    @Test(arguments: Sheet.allCases)
    func `findings across rows grow as the rows do`(sheet: Sheet) throws {
        let (few, many) = (try cost(of: sheet, rows: 200), try cost(of: sheet, rows: 800))
        #expect(few.rows == 200 && many.rows == 800)
        // Four times the rows have somewhat longer numbers.
        #expect(many.characters < few.characters * 5, "\(few) \(many)")
        #expect(many.characters < many.rows * 4 * 400)
        #expect(many.values <= 4 * 2)
    }

    private struct Cost {
        /// Rows with a finding.
        var rows = 0
        var characters = 0
        /// Values and rows of cells that the index keeps.
        var values = 0
    }

    private func cost(of sheet: Sheet, rows count: Int) throws -> Cost {
        var index = FileIndex(subject: .people, match: "employee_no")
        let first = sheet.row(0, of: count)
        let checker = first.checker
        let read = (0..<count).map { number in
            InputRecord(line: number + 2, row: number + 2, fields: sheet.row(number, of: count).fields)
        }
        let checked = read.map { checker.check(ReadRecord(record: $0)) }
        for row in checked { index.note(row) }
        index.close()
        let look = index.secondLook(with: checker)
        for record in read { look?.row(ReadRecord(record: record)).map { index.note($0) } }
        var cost = Cost(values: index.valuesKept)
        for row in checked {
            let findings = checker.crossCheck(row, index: index, existing: nil)
            cost.rows += findings.isEmpty ? 0 : 1
            cost.characters += try JSONEncoder().encode(findings).count
        }
        return cost
    }

    @Test func `a row names the first others that share its value, and how many more`() {
        var index = FileIndex(subject: .people, match: "employee_no")
        for line in 2..<20_002 {
            var person = PersonDraft()
            person.values.mobile = "+8613800000000"
            index.note(CheckedRow(line: line, row: line, draft: .person(person)))
        }
        index.close()
        let last = index.others(sharing: "mobile", value: "+8613800000000", line: 20_001)
        #expect(last.shown == [2, 3, 4, 5, 6] && last.count == 19_999)
        let third = index.others(sharing: "mobile", value: "+8613800000000", line: 4)
        #expect(third.shown == [2, 3, 5, 6, 7] && third.count == 19_999)
        #expect(third.rows.en == "row 2, 3, 5, 6, 7 and 19994 more")
        #expect(third.rows.zh == "第 2, 3, 5, 6, 7 行等 19999 行")
    }

    @Test func `rows that share a key name the columns in which they differ`() {
        var index = FileIndex(subject: .people, match: "employee_no")
        for line in 2...5 {
            var person = PersonDraft()
            person.values.employeeNo = line < 5 ? "A" : "B"
            index.note(CheckedRow(line: line, row: line, draft: .person(person)))
        }
        index.close()
        index.note(SecondLook.Row(line: 2, cells: [1, 2, 3]))
        index.note(SecondLook.Row(line: 3, cells: [1, 2, 4]))
        #expect(findings(in: index).isEmpty)
        index.note(SecondLook.Row(line: 4, cells: [1, 2, 3]))
        #expect(findings(in: index) == ["differs in email"])
    }

    /// What row 2 hears of the others' columns, once all are compared.
    private func findings(in index: FileIndex) -> [String] {
        let checking = Checking(header: ["name", "mobile", "email", "employee_no"], fields: ["", "", "", "A"])
        let row = checking.row
        return checking.checker.crossCheck(row, index: index, existing: nil).compactMap { finding in
            finding.problem.en.components(separatedBy: " and ").last.flatMap { $0.hasPrefix("differs") ? $0 : nil }
        }
    }
}
