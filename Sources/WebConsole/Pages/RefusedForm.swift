import JobSession

/// What a form was not taken for, or not as a whole, and why.
struct RefusedForm: Sendable {
    let problem: String
    var remedies: [String]
    /// A form that does it all the same; `nil` where nothing can be done.
    var anyway: AnywayForm?
    /// What the page shows again, because it was typed and not taken.
    var typed = TypedMapping()
    /// Why that was not taken, by the names of its fields.
    var reasons: [String: String] = [:]
    /// Whether it was for want of the value that many cells were to get.
    var isForWantOfValue = false
    /// The cells whose new values were not taken.
    var cells: Set<Place> = []

    /// What was typed in cells of the grid and is not saved, which the page shows again.
    var unsaved: [Place: CellEdit.Cell] = [:]
    /// The value for many rows that was typed and not set.
    var value: String?

    /// Of a cell in its sheet.
    struct Place: Sendable, Hashable {
        let row: Int
        let column: Int
    }

    /// Shows again what a form has typed in the cells of the page and for many rows.
    mutating func keep(_ typed: CellEdit, value: String?) {
        for cell in typed.cells { unsaved[Place(row: cell.row, column: cell.place)] = cell }
        self.value = value.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}

/// A form that repeats what was refused, made from what stands now.
struct AnywayForm: Sendable {
    /// With the token of the page's forms.
    let action: String
    let fields: [Field]
    let button: String

    struct Field: Sendable, Equatable {
        let name: String
        let value: String
    }

    /// - Parameters:
    ///   - path: Where the form that was refused was sent, with its query and without the token.
    ///   - fields: By their names.
    ///   - button: What the reader presses.
    ///   - frame: Around the page.
    init(_ path: String, _ fields: [(String, String)], button: String, _ frame: PageFrame) {
        action = frame.action(path)
        self.fields = fields.map { Field(name: $0.0, value: $0.1) }
        self.button = button
    }
}
