import JobModel

extension PersonRowReader {
    /// Whether the value is a word for an empty cell, and so none; says it in the row, or warns where it may be a value.
    func meansNothing(
        _ text: String,
        _ field: PersonField,
        _ column: SheetColumns.Column?,
        _ header: String,
        _ row: inout CheckedRow
    ) -> Bool {
        guard let place = field.placeOfNothing, column?.accepts(text) != true else { return false }
        for item in field.isList ? text.listItems : [text] where column?.accepts(item) != true {
            switch NothingRule.verdict(on: item, in: place) {
            case .finding(let finding):
                row.findings.append(finding.at(line: nil, row: nil, column: header))
                return true
            case .warning(let warning): row.warnings.append(warning.at(line: nil, row: nil, column: header))
            case nil: break
            }
        }
        return false
    }
}

extension PersonField {
    /// What a word for nothing is judged as; `nil` where the field's own rule knows all of its words, or the directory.
    fileprivate var placeOfNothing: NothingRule.Place? {
        switch self {
        case .name: .name
        case .city: .city
        case .country: .country
        case .enName, .nickname, .workStation: .note
        case .userID, .email, .enterpriseEmail, .mobile, .leaderUserID, .dottedLineLeaderUserIDs, .jobTitle, .joinTime,
            .employeeNo, .jobLevelID, .jobFamilyID, .subscriptionIDs:
            .other
        case .departmentIDs, .mobileVisible, .isFrozen, .gender, .employeeType, .openID, .unionID, .status: nil
        }
    }

    fileprivate var isList: Bool { content == .ids }
}
