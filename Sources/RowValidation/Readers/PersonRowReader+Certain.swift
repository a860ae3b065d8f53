import ContactAPI
import JobModel

extension PersonRowReader {
    /// A column of a field by which rows are known, or which they must have: of no other is there a rule left that would read a
    /// cell that is certainly fine.
    struct TakenColumn: Sendable {
        let field: PersonField
        /// Its cells' place in a record.
        let cell: Int
        /// Its place among the reader's columns, where the job translates cells.
        let translated: Int?

        init?(_ column: SheetColumns.Column, place: Int) {
            guard case .person(let field) = column.meaning, column.source == .whole, Self.fields.contains(field) else {
                return nil
            }
            self.field = field
            cell = column.place
            translated = column.values.isEmpty ? nil : place
        }

        private static let fields: Set<PersonField> = [
            .userID, .name, .email, .mobile, .departmentIDs, .leaderUserID, .dottedLineLeaderUserIDs, .employeeNo,
            .employeeType,
        ]
    }

    /// Takes the values of cells that are certainly fine, as far as they are taken; `given` becomes all fields that such
    /// cells give.
    func take(
        certain fine: FineCells,
        in record: InputRecord,
        into draft: inout PersonDraft,
        _ given: inout [PersonField]
    ) {
        for column in takenIfCertain where fine.contains(column.cell) && record[column.cell]?.isEmpty == false {
            var text = record.string(at: column.cell)
            if let place = column.translated { text = columns[place].translated(text) }
            if !text.isEmpty { set(column.field, toCertain: text, in: &draft) }
        }
        guard !defaults.isEmpty else { return }
        for column in columns where fine.contains(column.place) && record[column.place]?.isEmpty == false {
            guard case .person(let field) = column.meaning,
                column.values.isEmpty || !column.translated(record.string(at: column.place)).isEmpty
            else { continue }
            given.append(field)
        }
    }

    private func set(_ field: PersonField, toCertain text: String, in draft: inout PersonDraft) {
        switch field {
        case .userID: draft.values.userID = text
        case .name: draft.values.name = text
        case .email: draft.values.email = text
        case .mobile: draft.values.mobile = mobile.read(text).value
        case .departmentIDs: draft.departments = text.listItems
        case .leaderUserID: draft.leader = people.read(text).value
        case .dottedLineLeaderUserIDs: draft.dottedLineLeaders = people.readList(text).value ?? []
        case .employeeNo: draft.values.employeeNo = text
        case .employeeType: draft.values.employeeType = employeeTypes.read(text).value
        case .enName, .nickname, .mobileVisible, .gender, .jobTitle, .city, .country, .workStation, .joinTime,
            .enterpriseEmail, .jobLevelID, .jobFamilyID, .subscriptionIDs, .isFrozen, .openID, .unionID, .status:
            break
        }
    }
}
