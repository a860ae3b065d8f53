import ContactAPI
import JobModel
import RowValidation
import Testing
import Wording

/// Who follows a remedy to the letter has nothing more to correct: what it gives as an example passes its own rule.
struct RemedyExampleTests {
    /// A column, and a cell in it that is refused with an example or a choice of what to write.
    private static let refused = [
        ("mobile", "12"), ("mobile", "+999"), ("email", "nobody"), ("gender", "?"), ("employee_type", "-1"),
        ("join_time", "soon"), ("join_time", "03/04/2026"), ("join_time", "3/4/26"), ("join_time", "45992"),
        ("mobile_visible", "perhaps"), ("country", "Switzerland"),
    ]

    @Test(arguments: refused)
    func `an example of a remedy is accepted by the rule that gives it`(column: String, cell: String) throws {
        let checked = Checking().with(column, cell).row
        let said = (checked.findings + checked.warnings).filter { $0.column == column }
        let sentences = said.flatMap { [$0.remedy, $0.pageRemedy].compactMap(\.self) }.flatMap { [$0.en, $0.zh] }
        let examples = Set(sentences.flatMap(Self.examples))
        #expect(!examples.isEmpty, "\(said)")
        for example in examples {
            let row = Checking().with(column, example).row
            let problems = (row.findings + row.warnings).filter { $0.column == column }
            #expect(problems.isEmpty, "'\(example)' is given as an example: \(problems.map(\.problem.en))")
        }
    }

    @Test func `the types that a directory has are named with their numbers, and either is accepted`() throws {
        func type(_ number: Int, _ name: String, isActive: Bool = true) -> EmployeeType {
            var type = EmployeeType()
            (type.enumValue, type.content, type.enumStatus) = (String(number), name, isActive ? 1 : 2)
            return type
        }
        var view = DirectoryView()
        view.employeeTypes = [type(1, "Regular"), type(7, "管培生"), type(8, "Gone", isActive: false)]
        var checking = Checking().with("employee_type", "visitor")
        checking.view = view
        let finding = try #require(checking.row.findings.first { $0.code == "employeeType.unknown" })
        #expect(finding.remedy.en == "Write one of: Regular (1), 管培生 (7).")
        #expect(finding.remedy.zh == "请填写其中之一：Regular (1)、管培生 (7)。")
        for example in Self.examples(in: finding.remedy.en) {
            #expect(
                !checking.with("employee_type", example).codes.contains { $0.hasPrefix("employeeType") },
                "\(example)"
            )
        }
    }

    @Test(arguments: [
        ("mobile", "1.38E+10"), ("name", "#N/A"), ("name", "########"), ("name", "=A1&B1"), ("join_time", "45992"),
    ])
    func `what a spreadsheet has damaged is put right in the grid where there is one`(
        column: String,
        cell: String
    ) throws {
        let finding = try #require(Checking().with(column, cell).row.findings.first { $0.column == column })
        let page = try #require(finding.pageRemedy, "\(finding.code)")
        #expect(page.en.hasPrefix("Correct the cell here: ") && page.zh.hasPrefix("请在此处更正单元格："), "\(finding.code)")
        #expect(finding.remedy != page)
    }

    /// The numbers, dates and addresses in a sentence; what stands behind `such as`; and of a choice, `male (1), …`, the word
    /// and its number.
    private static func examples(in sentence: String) -> [String] {
        var found: [String] = []
        for match in sentence.matches(of: /\+[0-9]{7,}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z.]+@[a-z.]+[a-z]/) {
            found.append(String(match.0))
        }
        for match in sentence.matches(of: /(?:such as |例如 )([A-Za-z]+)[.。]/) { found.append(String(match.1)) }
        let list = sentence.split(separator: /: |：/, maxSplits: 1).last ?? ""
        for match in list.matches(of: /([^ 、,]+) \(([0-9]+)\)/) { found += [String(match.1), String(match.2)] }
        if let match = sentence.firstMatch(of: /^Write ([a-z]+) or ([a-z]+)\.$/) {
            found += [String(match.1), String(match.2)]
        }
        for match in sentence.matches(of: /“([^”]+)”/) { found.append(String(match.1)) }
        return found
    }
}
