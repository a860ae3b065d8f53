package import ContactAPI

/// A department as a row describes one.
package struct DepartmentDraft: Sendable, Equatable {
    /// The plain values; `parentDepartmentID` and `leaderUserID` stay `nil` here: they are below.
    package var values = Department()
    /// As written: id, open id or path; `0` is the root.
    package var parent: String?
    /// What the sheet calls its parent, where `parent` is the id of the row that has this name; else `nil`.
    package var parentName: String?
    /// The whole path where the sheet has the column.
    package var path: [String]?
    package var leader: PersonReference?
    package var hrbps: [PersonReference] = []
    package var clears: Set<DepartmentField> = []

    package init() {}
}
