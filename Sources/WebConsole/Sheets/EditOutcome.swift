import JobModel

/// What became of a reader's edit.
struct EditOutcome: Sendable {
    /// How many cells were corrected.
    var cells = 0
    /// How many rows were left out or taken back.
    var rows = 0
    var conflicts: [Conflict] = []
    /// By rows and places of columns.
    var changes: [Int: [Int: String]] = [:]
    /// The sheet's corrections, as the edit has found them and as it has written them.
    var lists: (before: [SheetCorrection], after: [SheetCorrection]) = ([], [])

    /// Something that another page has changed since the reader's own was made, so that it was not done.
    struct Conflict: Sendable, Equatable {
        var row: Int
        var kind: Kind

        enum Kind: Sendable, Equatable {
            /// What the cell is by now, and what it was to become.
            case cell(place: Int, current: String, refused: String)
            /// The row was to be left out, or taken back, and has other cells by now.
            case leaving(isTakenBack: Bool, current: [String])
            /// The sheet as it is read now has no such row or column; the text was to stand there.
            case nowhere(refused: String?)
        }
    }
}
