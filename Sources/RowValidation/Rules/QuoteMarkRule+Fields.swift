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
        switch self {
        case .userID, .email, .enterpriseEmail, .leaderUserID, .dottedLineLeaderUserIDs, .employeeNo,
            .jobLevelID, .jobFamilyID, .subscriptionIDs:
            .finding
        case .name, .enName, .nickname, .jobTitle, .city, .workStation: .warning
        // They are refused anyway, or never written; of departments the rule knows which are called so.
        case .departmentIDs, .mobile, .mobileVisible, .isFrozen, .gender, .country, .joinTime, .employeeType, .openID,
            .unionID,
            .status:
            .unasked
        }
    }
}

extension DepartmentField {
    var quoteMarks: QuoteMarkRule.Severity {
        switch self {
        case .parentDepartmentID, .parentName, .path: .findingInNames
        case .departmentID, .leaderUserID, .departmentHRBPs: .finding
        case .name, .nameZhCN, .nameEnUS, .nameJaJP: .warning
        case .order, .createGroupChat, .openDepartmentID, .memberCount, .chatID: .unasked
        }
    }
}
