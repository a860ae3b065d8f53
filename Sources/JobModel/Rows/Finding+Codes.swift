extension Finding {
    /// The codes by which something is decided; all others are only shown.
    package enum Code {
        /// A record has more fields than the header.
        package static let longRow = "row.long"
        package static let nameInTwoColumns = "header.nameInTwoColumns"
        /// No column is the one by which rows are matched.
        package static let noMatchColumn = "header.noMatch"
        /// A row that the corrections of its sheet leave out.
        package static let leftOutByCorrection = "correction.leftOut"
        /// A row that was left out of the sheet of which this one is an annotated copy.
        package static let leftOutBefore = "row.leftOutBefore"
        /// A heading that several columns have.
        package static let repeatedHeader = "header.repeated"
        package static let correctionApplied = "correction.applied"
        /// A cell that is not what it was when it was corrected.
        package static let correctionDiffers = "correction.differs"
        /// A correction of a row that the sheet does not have.
        package static let correctionWithoutRow = "correction.noRow"
        /// A correction of a column that the sheet does not have.
        package static let correctionWithoutColumn = "correction.noColumn"
        /// A word for an employee type of which only the directory knows whether there is such a type.
        package static let uncheckedEmployeeType = "employeeType.unchecked"
        /// Findings of values that are right as they stand where the job says so.
        package static let acceptable: Set<String> = [
            "damage.encoded", "damage.mojibake", "damage.privateUse", "name.several", "name.lostCharacter",
            "value.nothing",
        ]
        /// The row would create what is there already.
        package static let existsAlready = "exists.already"
        /// The row would update what is not there.
        package static let matchNotFound = "match.notFound"
        /// The row would update somebody who has left.
        package static let matchResigned = "match.resigned"
        /// A key of the row belongs to another person than the one that it is matched by.
        package static let ofAnotherPerson: Set<String> = [
            "mobile.taken", "email.taken", "user_id.taken", "employee_no.taken", "account.conflict", "identity.differs",
        ]
        /// Names that the directory does not have: another one, or a new one, settles them for all rows.
        package static let settledByValues: Set<String> = [
            "department.notFound", "department.ambiguous", "job_title.new", "city.new", "employeeType.unknown",
            "employeeType.inactive", "attribute.option",
        ]
        /// Several rows have the same value in a field in which each needs one of its own.
        package static func duplicate(of field: String) -> String { "\(field).duplicate" }
        /// The row would create somebody of whom a leaver's record says the same.
        package static let leaverReturns = "leaver.returns"
    }

    /// What a finding is about, where something is decided by it: the part of its code before the dot.
    package enum Area: String, Sendable {
        /// The columns, and not a cell of one row.
        case header
        /// What another program has done to a cell.
        case damage
    }

    package func isAbout(_ area: Area) -> Bool { code.prefix { $0 != "." } == area.rawValue }
}
