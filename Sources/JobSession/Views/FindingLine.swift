package import JobModel
package import Wording

/// A finding as JSON shows it: the sentences in one language.
package struct FindingLine: Sendable, Encodable {
    private let finding: Finding
    private let language: Language

    package init(finding: Finding, language: Language) {
        self.finding = finding
        self.language = language
    }

    private enum Key: String, CodingKey { case line, row, column, cell, code, value, problem, remedy }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        // `line` and `column` are there even where they are null: the shape is relied on.
        try values.encode(finding.line, forKey: .line)
        try values.encode(finding.column, forKey: .column)
        try values.encode(finding.row, forKey: .row)
        try values.encodeIfPresent(finding.cell, forKey: .cell)
        try values.encode(finding.value, forKey: .value)
        try values.encode(finding.code, forKey: .code)
        try values.encode(language.words(finding.problem), forKey: .problem)
        try values.encode(language.words(finding.remedy), forKey: .remedy)
    }
}
