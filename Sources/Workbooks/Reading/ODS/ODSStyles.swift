/// What the values of cells stand for, by the name of their style.
///
/// Source: OpenDocument 1.3 part 3, 16.29 (data styles) and 19.483 (style:data-style-name).
struct ODSStyles: Sendable {
    enum Format: Sendable, Equatable {
        case number(NumberFormat)
        /// The number is shown as a word.
        case boolean
    }

    /// Of a cell's style.
    private struct Style: Sendable {
        var parent: String?
        var dataStyle: String?
    }

    private var data: [String: Format] = [:]
    private var cells: [String: Style] = [:]
    /// Styles of tables that are not shown.
    private(set) var hiddenTables: Set<String> = []

    var count: Int { data.count + cells.count + hiddenTables.count }

    mutating func add(dataStyle name: String, _ format: Format) { data[name] = format }

    /// What a style of numbers without maps shows; `nil` where it is none, or shows plain numbers.
    func pieces(ofDataStyle name: String) -> [NumberSection.Piece]? {
        guard case .number(.sections(let sections)) = data[name], sections.count == 1 else { return nil }
        return sections[0].pieces
    }

    mutating func add(cellStyle name: String, parent: String?, dataStyle: String?) {
        cells[name] = Style(parent: parent, dataStyle: dataStyle)
    }

    mutating func hide(tableStyle name: String) { hiddenTables.insert(name) }

    /// By the name of a cell's style; those that stand for plain numbers are not in it.
    func formats() -> [String: Format] {
        cells.keys.reduce(into: [:]) { formats, name in
            if let format = format(of: name), format != .number(.plain) { formats[name] = format }
        }
    }

    /// A style has what its parent has.
    private func format(of name: String) -> Format? {
        var name = name
        for _ in 0..<16 {
            guard let style = cells[name] else { return nil }
            if let dataStyle = style.dataStyle { return data[dataStyle] }
            guard let parent = style.parent else { return nil }
            name = parent
        }
        return nil
    }
}
