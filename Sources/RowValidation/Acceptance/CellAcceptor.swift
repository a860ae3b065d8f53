import JobModel

/// Asks the rules of a cell what they say of its bytes.
struct CellAcceptor: Sendable {
    /// The job's word for clearing a value.
    let clear: [UInt8]?
    let mobile: MobileRule
    let people: PersonReferenceRule
    /// Whether each day is there in the job's zone.
    let hasAllDays: Bool
    /// What few columns have.
    let exceptions: [ColumnExceptions]
    private let hashing = KeyHashing.process

    /// Takes what a cell gives; false where only the rules can tell.
    @inline(__always)
    func take(_ bytes: UnsafeBufferPointer<UInt8>, of column: AcceptedColumn, into row: inout AcceptedRow) -> Bool {
        let cell = PlainCell(bytes)
        guard DamageRule.isCertainlyFine(cell) else { return false }
        guard let place = column.exceptions else { return judge(cell, of: column, into: &row) }
        return take(cell, of: column, exceptions[place], into: &row)
    }

    private func take(
        _ cell: PlainCell,
        of column: AcceptedColumn,
        _ exceptions: ColumnExceptions,
        into row: inout AcceptedRow
    ) -> Bool {
        guard exceptions.leave(cell) else { return false }
        guard let translation = exceptions.translation(of: cell) else {
            return exceptions.isWhole(cell) && judge(cell, of: column, into: &row)
        }
        // A cell that is translated to nothing is empty.
        if translation.isEmpty { return true }
        return translation.withUnsafeBufferPointer { bytes in
            let cell = PlainCell(bytes)
            return DamageRule.isCertainlyFine(cell) && exceptions.leave(cell) && judge(cell, of: column, into: &row)
        }
    }

    private func judge(_ cell: PlainCell, of column: AcceptedColumn, into row: inout AcceptedRow) -> Bool {
        if let clear, column.isWritten, cell.equals(clear) { return false }
        guard let field = column.field else { return true }
        row.given.formUnion(column.gives)
        switch field {
        case .userID, .employeeNo, .mobile, .email: return takeKey(cell, field, into: &row)
        case .departmentIDs, .leaderUserID, .dottedLineLeaderUserIDs: return takeReference(cell, field, into: &row)
        case .name: return isText(cell, limit: 255) && NameLookRule.isCertainlyFine(cell)
        case .enName, .nickname, .jobTitle, .workStation: return isText(cell, limit: 255)
        case .city: return isText(cell, limit: 100)
        case .country: return CountryRule.isCertainlyFine(cell)
        case .gender: return GenderRule.isCertainlyFine(cell)
        case .employeeType: return EmployeeTypeRule.isCertainlyFine(cell)
        case .mobileVisible, .isFrozen: return BooleanRule.isCertainlyFine(cell)
        case .joinTime: return hasAllDays && DateRule.isCertainlyFine(cell.bytes)
        case .enterpriseEmail: return isAddress(cell)
        case .jobLevelID, .jobFamilyID, .subscriptionIDs: return isID(cell)
        case .openID, .unionID, .status: return false
        }
    }

    private func takeKey(_ cell: PlainCell, _ field: PersonField, into row: inout AcceptedRow) -> Bool {
        switch field {
        case .userID:
            guard isID(cell), KeyHasher.isSettled(cell) else { return false }
            row.unique.note(KeyHash(.userID, cell.bytes, by: hashing))
            row.numbers.userID = NumberPadding.Look(cell)
        case .employeeNo:
            guard isID(cell), KeyHasher.isSettled(cell) else { return false }
            row.unique.note(KeyHash(.employeeNo, cell.bytes, by: hashing))
            row.numbers.employeeNo = NumberPadding.Look(cell)
        case .mobile:
            guard let number = mobile.certainNumber(cell.bytes) else { return false }
            row.unique.note(number.key(by: hashing))
            row.isFromAbroad = !number.isMainland
        case .email:
            guard isAddress(cell) else { return false }
            row.unique.note(KeyHash(.email, cell.bytes, by: hashing))
        default: return false
        }
        return true
    }

    private func takeReference(_ cell: PlainCell, _ field: PersonField, into row: inout AcceptedRow) -> Bool {
        switch field {
        case .departmentIDs:
            guard let first = DepartmentRule.certainFirst(cell),
                cell.lacks(.rare) && KeyHasher.isSettled(first) || OrdinaryScalars.haveNoCase(first)
            else { return false }
            row.department = KeyHash(.departmentID, first, by: hashing)
        case .leaderUserID:
            guard NothingRule.isCertainlyFine(cell), let key = people.certainKey(cell, by: hashing) else {
                return false
            }
            row.leader = key
        default:
            // Lists of people are rare.
            guard cell.lacks(.semicolon), NothingRule.isCertainlyFine(cell),
                let key = people.certainKey(cell, by: hashing)
            else { return false }
            if !key.isNone { row.dotted.append(key) }
        }
        return true
    }

    private func isText(_ cell: PlainCell, limit: Int) -> Bool {
        LengthRule.isCertainlyFine(cell, limit: limit) && QuoteMarkRule.isCertainlyFine(cell, inside: true)
            && NothingRule.isCertainlyFine(cell)
    }

    private func isID(_ cell: PlainCell) -> Bool {
        IDRule.isCertainlyFine(cell) && QuoteMarkRule.isCertainlyFine(cell, inside: false)
            && NothingRule.isCertainlyFine(cell)
    }

    private func isAddress(_ cell: PlainCell) -> Bool {
        EmailAddressRule.isCertainlyFine(cell) && QuoteMarkRule.isCertainlyFine(cell, inside: true)
            && NothingRule.isCertainlyFine(cell)
    }
}
