package import ContactAPI

/// A person as a row describes one.
///
/// What the row leaves empty is `nil` and leaves the directory's value as it is.
package struct PersonDraft: Sendable, Equatable {
    /// The plain values, normalised: `mobile` in E.164, `email` as written but trimmed, `joinTime` in Unix seconds.
    ///
    /// `departmentIDs`, `leaderUserID`, `dottedLineLeaderUserIDs` and `customAttributes` stay `nil` here: they are below.
    package var values = User()
    /// As written: id, open id or path; the first is the primary department.
    package var departments: [String] = []
    package var leader: PersonReference?
    package var dottedLineLeaders: [PersonReference] = []
    package var attributes: [AttributeDraft] = []
    /// Fields the row empties by the job's `clear:` word.
    package var clears: Set<PersonField> = []

    package init() {}
}
