import JobModel

extension QuoteMarkRule {
    /// What quote marks around a value are, by its field.
    enum Severity { case finding, findingInNames, warning, unasked }

    /// Notes what is to be said of a cell's quote marks; true where the cell has no value for them.
    ///
    /// What is left without the marks is proposed where `isValue`.
    static func refuses(
        _ text: String,
        _ severity: Severity,
        in row: inout CheckedRow,
        header: String,
        isValue: (String) -> Bool = { _ in true }
    ) -> Bool {
        let finding: Finding? =
            switch severity {
            case .finding: finding(text, isValue: isValue)
            case .findingInNames: finding(inNames: text)
            case .warning: refusal(ofText: text)
            case .unasked: nil
            }
        if let finding {
            row.findings.append(finding.at(line: nil, row: nil, column: header))
            return true
        }
        switch severity {
        case .finding, .findingInNames: return false
        case .warning:
            if let warning = warning(text) { row.warnings.append(warning.at(line: nil, row: nil, column: header)) }
            return false
        case .unasked: return false
        }
    }
}

extension PersonField {
    var quoteMarks: QuoteMarkRule.Severity {
        switch content {
        case .id, .ids, .address: .finding
        case .text: .warning
        // They are refused anyway, or never written; of departments the rule knows which are called so.
        case .departments, .path, .fixed, .readOnly: .unasked
        }
    }
}

extension DepartmentField {
    var quoteMarks: QuoteMarkRule.Severity {
        switch content {
        case .departments, .path: .findingInNames
        case .id, .ids, .address: .finding
        case .text: .warning
        case .fixed, .readOnly: .unasked
        }
    }
}
