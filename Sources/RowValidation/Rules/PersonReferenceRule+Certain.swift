extension PersonReferenceRule {
    /// The key of the person that a cell certainly names; none where no row of a sheet can have it, `nil` where the rule must
    /// read the cell.
    func certainKey(_ cell: PlainCell, by hashing: KeyHashing) -> KeyHash? {
        guard !cell.kinds.contains(.colon) else { return certainKeyOfKind(cell, by: hashing) }
        guard IDRule.isCertainlyFine(cell), KeyHasher.isSettled(cell) else { return nil }
        return KeyHash(.userID, cell.bytes, by: hashing)
    }

    /// `employee_no:E7` and its like: one colon, nothing around it.
    private func certainKeyOfKind(_ cell: PlainCell, by hashing: KeyHashing) -> KeyHash? {
        guard cell.lacks([.space, .quote, .rare, .refused, .semicolon]),
            let colon = cell.bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < cell.bytes.count
        else { return nil }
        let kind = UnsafeBufferPointer(rebasing: cell.bytes[..<colon])
        let value = UnsafeBufferPointer(rebasing: cell.bytes[(colon + 1)...])
        guard !value.contains(UInt8(ascii: ":")), KeyHasher.isSettled(value) else { return nil }
        if Self.userID.contains(kind) { return KeyHash(.userID, value, by: hashing) }
        if Self.employeeNo.contains(kind) { return KeyHash(.employeeNo, value, by: hashing) }
        if Self.email.contains(kind) {
            return EmailAddressRule.isCertainlyFine(PlainCell(value)) ? KeyHash(.email, value, by: hashing) : nil
        }
        if Self.mobile.contains(kind) { return mobile.certainNumber(value)?.key(by: hashing) }
        return Self.openID.contains(kind) ? KeyHash.none : nil
    }

    private static let userID = KnownWords(["user_id"])
    private static let employeeNo = KnownWords(["employee_no"])
    private static let email = KnownWords(["email"])
    private static let mobile = KnownWords(["mobile"])
    private static let openID = KnownWords(["open_id"])
}
