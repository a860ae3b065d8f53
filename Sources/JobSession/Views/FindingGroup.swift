package import JobModel
package import Wording

/// Findings of one cause, as a face shows them together: the first of them, how many more, and what to do.
package struct FindingGroup: Sendable, Equatable {
    package var code: String
    /// How many findings it holds.
    package var count: Int
    package var statements: [Statement]
    /// What to do; several where the code has several causes.
    package var remedies: [LocalizedText]

    /// What is wrong, and where.
    package struct Statement: Sendable, Equatable {
        /// The column, or the code where it is about none; `nil` where the sentence itself names it.
        package var title: LocalizedText?
        /// The rows of which it is said; none where it is about the whole file.
        package var rows: Excerpt<Int>
        /// The cells of a workbook of which it is said, in place of the rows.
        package var cells: Excerpt<String>
        /// The columns of which it is said, where the title is none.
        package var columns: Excerpt<String>
        package var problem: LocalizedText
        /// Whether it only says that others have the same cause.
        package var isOfOthers: Bool { problem == FindingGroup.likewise }

        init(
            title: LocalizedText? = nil,
            rows: Excerpt<Int> = Excerpt([], showing: 0),
            cells: Excerpt<String> = Excerpt([], showing: 0),
            columns: Excerpt<String> = Excerpt([], showing: 0),
            problem: LocalizedText
        ) {
            self.title = title
            self.rows = rows
            self.cells = cells
            self.columns = columns
            self.problem = problem
        }
    }

    /// Groups findings by column and code, in the order in which they first come.
    ///
    /// - Parameters:
    ///   - findings: What was found.
    ///   - subject: What the sheet is about; a field that it has no column for is called by its name.
    /// - Returns: The groups; every finding is in one, and counted there.
    package static func all(of findings: [Finding], about subject: Subject = .people) -> [FindingGroup] {
        struct Cause: Hashable {
            var column: String
            var code: String
        }
        var places: [Cause: Int] = [:]
        var groups: [[Finding]] = []
        for finding in findings {
            // What is said of many columns is one cause: a header that was not looked after.
            let cause = Cause(column: finding.isAbout(.header) ? "" : finding.column ?? "", code: finding.code)
            if let place = places[cause] {
                groups[place].append(finding)
            } else {
                places[cause] = groups.count
                groups.append([finding])
            }
        }
        return groups.compactMap { FindingGroup($0, subject) }
    }

    private init?(_ group: [Finding], _ subject: Subject) {
        guard let first = group.first else { return nil }
        code = first.code
        count = group.count
        if first.isAbout(.header), group.count > Self.rowsShown {
            statements = Self.columns(group)
            remedies = [first.remedy]
        } else if group.contains(where: { $0.problem != first.problem }) {
            statements = Self.differing(group, subject)
            remedies = Self.distinctRemedies(of: group)
        } else {
            let title = Self.title(of: first, subject)
            statements = [Self.statement(title, of: group, showing: Self.rowsShown, problem: first.problem)]
            remedies = [first.remedy]
        }
    }

    /// Many columns with one thing wrong: the first in full, the others by name.
    private static func columns(_ group: [Finding]) -> [Statement] {
        let others = group.dropFirst(rowsShown).compactMap { $0.column ?? $0.value }
        return group.prefix(rowsShown).map { Statement(problem: $0.problem) }
            + [Statement(columns: Excerpt(others, showing: rowsNamed), problem: likewise)]
    }

    /// One cause with a value of its own in every row: each of the first rows with its own sentence.
    private static func differing(_ group: [Finding], _ subject: Subject) -> [Statement] {
        let first = group.prefix(rowsShown).map { finding in
            statement(title(of: finding, subject), of: [finding], showing: 1, problem: finding.problem)
        }
        let others = group.dropFirst(rowsShown).filter { $0.row != nil }
        guard !others.isEmpty else { return first }
        let shared = title(of: group[0], subject)
        return first + [statement(shared, of: others, showing: rowsNamed, problem: likewise)]
    }

    /// What is said of some findings: of their cells where each of them has one, else of their rows.
    private static func statement(
        _ title: LocalizedText,
        of findings: [Finding],
        showing limit: Int,
        problem: LocalizedText
    ) -> Statement {
        let (rows, cells) = (findings.compactMap(\.row), findings.compactMap(\.cell))
        guard cells.count == findings.count else {
            return Statement(title: title, rows: Excerpt(rows, showing: limit), problem: problem)
        }
        return Statement(title: title, cells: Excerpt(cells, showing: limit), problem: problem)
    }

    /// One code may have several causes, each with its own way out.
    private static func distinctRemedies(of group: [Finding]) -> [LocalizedText] {
        var remedies: [LocalizedText] = []
        for finding in group where !remedies.contains(finding.remedy) && remedies.count < rowsShown {
            remedies.append(finding.remedy)
        }
        return remedies
    }

    private static func title(of finding: Finding, _ subject: Subject) -> LocalizedText {
        guard let column = finding.column else { return LocalizedText(en: finding.code, zh: finding.code) }
        return LocalizedText(en: column, zh: FieldTitle.chinese(column, of: subject))
    }

    fileprivate static let likewise = LocalizedText(en: "likewise", zh: "同类问题")
    private static let rowsNamed = 10
    private static let rowsShown = 5
}
