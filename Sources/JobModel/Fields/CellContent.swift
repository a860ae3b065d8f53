/// What the cells of a column hold, as far as rules for many columns ask.
package enum CellContent: Sendable, CaseIterable {
    /// An id that goes into a request as it is.
    case id
    /// Several of them.
    case ids
    /// An email address.
    case address
    /// Words that people chose freely.
    case text
    /// Departments by id or by path.
    case departments
    /// A path of names, or its end.
    case path
    /// A number, a date, a word of a list.
    case fixed
    /// What the directory alone sets: an export writes it, an import reads over it.
    case readOnly

    /// Whether cells hold ids, or what may be one.
    package var holdsIDs: Bool {
        switch self {
        case .id, .ids, .departments: true
        case .address, .text, .path, .fixed, .readOnly: false
        }
    }

    /// How a value may be joined from several columns.
    package enum Joining: Sendable {
        /// It needs all of its parts: half an id is another's.
        case whole
        /// It may lack some of its items or levels.
        case items
        /// It may lack any part: a name without a middle name is one.
        case parts
    }

    package var joining: Joining {
        switch self {
        case .text: .parts
        case .ids, .departments, .path: .items
        case .id, .address, .fixed, .readOnly: .whole
        }
    }
}
