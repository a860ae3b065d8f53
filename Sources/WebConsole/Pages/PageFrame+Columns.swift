import JobModel

extension PageFrame {
    /// The same frame around a page that has columns without a heading.
    ///
    /// - Parameters:
    ///   - columns: As the job calls them.
    ///   - headings: Of those that have one, with others.
    /// - Returns: The frame that names them as a spreadsheet does.
    func knowing(unnamed columns: Set<String>, repeated headings: [String: String] = [:]) -> PageFrame {
        var frame = self
        (frame.numberedColumns, frame.repeatedHeadings) = (columns, headings)
        return frame
    }

    /// A column without a heading of its own; `nil` where the text is something else.
    func unheaded(_ column: String) -> String? {
        guard numberedColumns.contains(column) else { return nil }
        if let heading = repeatedHeadings[column] {
            return SheetColumnName(column).place.map { repeated(CellExcerpt.of(heading, 60), $0) }
        }
        return SheetColumnName(column).place.map(unheaded)
    }

    /// A column that has its heading with others: that, and what a spreadsheet calls it.
    func repeated(_ heading: String, _ place: Int) -> String {
        let letters = SheetColumnName.letters(of: place)
        return say("\(heading) (column \(letters))", "\(heading)（\(letters) 列）")
    }

    /// A column without a heading, as a spreadsheet calls it.
    func unheaded(_ place: Int) -> String {
        let letters = SheetColumnName.letters(of: place)
        return say("column \(letters) (no heading)", "\(letters) 列（无列名）")
    }
}
