import ContactAPI
package import JobModel
import RowValidation
import Wording

/// A sheet that names leavers by mobile or email, the two by which the directory finds them.
///
/// Source: S34.
package struct LeaversList: Sendable {
    package let path: String
    package private(set) var rows: [Row] = []
    /// Where a number is read in another form than the cell has.
    package private(set) var repairs: [Finding] = []

    /// One row of the list.
    package struct Row: Sendable, Codable, Equatable {
        /// As the spreadsheet numbers it.
        package let row: Int
        /// In the form in which the directory compares them: E.164, and lower case.
        package let mobile: String?
        package let email: String?

        var keys: [PersonReference] {
            [mobile.map(PersonReference.mobile), email.map(PersonReference.email)].compactMap(\.self)
        }
    }

    /// Reads a CSV file, or the best tab of a workbook; other columns than mobiles and emails are not looked at.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - job: Says in which region numbers without a country code are, and which edition the directory is.
    /// - Throws: `CSVStreamError` or `WorkbookError` where the file cannot be read, `TabError`; `LeaversListError` where its
    ///   columns are not known or a row has a problem: an export takes long, so what is wrong is said before it begins.
    package init(path: String, job: JobDefinition) throws {
        self.path = path
        // Nothing is matched in the sheet; a field that is ignored below leaves each of the two columns optional.
        var step = StepDefinition(subject: .people, source: path, match: PersonField.userID.rawValue)
        step.mode = .update
        let sheet = try StepSource.open(step, folder: "")
        if let refusal = sheet.refusal ?? sheet.problems.first {
            throw LeaversListError.unreadable(path: path, row: refusal.row, problem: refusal.problem, rows: 1)
        }
        let known = SheetColumns(header: sheet.header, step: step, attributes: []).columns
        let keys = known.filter { [.person(.mobile), .person(.email)].contains($0.meaning) }.map(\.place)
        guard !keys.isEmpty else { throw LeaversListError.noKeys(path: path, header: sheet.header) }
        step.ignore = sheet.header.indices.filter { !keys.contains($0) }.map { sheet.header[$0] }
        let checker = SheetChecker(header: sheet.header, job: job, step: step)
        let odd = checker.columns.findings.filter { $0.code != Finding.Code.noMatchColumn }
        if let first = odd.first {
            throw LeaversListError.unreadable(path: path, row: first.row, problem: first.problem, rows: 1)
        }
        try read(sheet, checker)
    }

    private mutating func read(_ sheet: any Sheet, _ checker: SheetChecker) throws {
        var problems = Problems()
        var records = try sheet.records()
        while let read = try records.next() {
            try Task.checkCancellation()
            let checked = checker.check(read)
            repairs += checked.repairs
            let row = Row(checked)
            if let problem = checked.findings.first?.problem ?? checked.refusal?.problem {
                problems.note(problem, row: checked.row)
            } else if row.keys.isEmpty {
                problems.note(checked.warnings.first?.problem ?? Self.noKey, row: checked.row)
            } else {
                rows.append(row)
            }
        }
        if let first = problems.first {
            throw LeaversListError.unreadable(path: path, row: first.row, problem: first.problem, rows: problems.rows)
        }
        guard !rows.isEmpty else { throw LeaversListError.empty(path: path) }
    }

    private static let noKey = LocalizedText(
        en: "the row has neither a mobile nor an email",
        zh: "该行既没有手机号也没有邮箱"
    )

    /// The rows that nobody can be asked for by.
    private struct Problems {
        private(set) var first: (row: Int, problem: LocalizedText)?
        private(set) var rows = 0

        mutating func note(_ problem: LocalizedText, row: Int) {
            first = first ?? (row, problem)
            rows += 1
        }
    }
}

extension LeaversList.Row {
    fileprivate init(_ checked: CheckedRow) {
        var values = User()
        if case .person(let draft) = checked.draft { values = draft.values }
        self.init(row: checked.row, mobile: values.mobile, email: values.email?.lowercased())
    }
}
