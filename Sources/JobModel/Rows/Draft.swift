package import ContactAPI

/// One row after reading: typed values, with references to people and departments not yet resolved.
///
/// Indirect, because it is large and handed on many times.
package indirect enum Draft: Sendable, Equatable {
    case person(PersonDraft)
    case department(DepartmentDraft)
}

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

/// A custom attribute's cell: by which column it came, and what it says.
package struct AttributeDraft: Sendable, Equatable {
    /// The attribute's id (`C-…`) or its name, as the column says after `custom_attrs.`.
    package var idOrName: String
    /// The definition's id, once the definitions are known.
    package var id: String?
    package var content: Content

    package enum Content: Sendable, Equatable {
        /// The definitions are not known (offline): the cell as written.
        case raw(String)
        case text(String)
        case webPage(title: String, url: String, pcURL: String?)
        case option(id: String)
        case picture(id: String)
        case user(PersonReference)
    }

    package init(idOrName: String, id: String? = nil, content: Content) {
        self.idOrName = idOrName
        self.id = id
        self.content = content
    }
}

/// A department as a row describes one.
package struct DepartmentDraft: Sendable, Equatable {
    /// The plain values; `parentDepartmentID` and `leaderUserID` stay `nil` here: they are below.
    package var values = Department()
    /// As written: id, open id or path; `0` is the root.
    package var parent: String?
    /// The whole path where the sheet has the column.
    package var path: [String]?
    package var leader: PersonReference?
    package var hrbps: [PersonReference] = []
    package var clears: Set<DepartmentField> = []

    package init() {}
}

/// A row after checking.
package struct CheckedRow: Sendable {
    package var line: Int
    package var row: Int
    /// Whether the job's `where:` leaves the row out; such a row is counted and nothing else.
    package var isLeftOut: Bool
    /// What could be read, even where there are findings.
    package var draft: Draft?
    package var findings: [Finding]
    package var repairs: [Finding]
    package var warnings: [Finding]
    /// Cells with values in columns that have no name.
    package var unnamed: [UnnamedCell] = []
    /// Why the sheet cannot be read beyond this row.
    package var refusal: Finding?
    /// The values of `accept:` that the row has.
    package var accepted: [AcceptedValue] = []
    /// What the row's date tells of the order of day and month, where it has one whose year stands last.
    package var dateOrder: DateOrderSign?

    package init(
        line: Int,
        row: Int,
        isLeftOut: Bool = false,
        draft: Draft? = nil,
        findings: [Finding] = [],
        repairs: [Finding] = [],
        warnings: [Finding] = []
    ) {
        self.line = line
        self.row = row
        self.isLeftOut = isLeftOut
        self.draft = draft
        self.findings = findings
        self.repairs = repairs
        self.warnings = warnings
    }
}
