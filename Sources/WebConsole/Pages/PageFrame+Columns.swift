import JobModel

extension PageFrame {
    /// The same frame around a page that has columns without a heading.
    ///
    /// - Parameter columns: As the job calls them.
    /// - Returns: The frame that names them as a spreadsheet does.
    func knowing(unnamed columns: Set<String>) -> PageFrame {
        var frame = self
        frame.numberedColumns = columns
        return frame
    }

    /// A column without a heading; `nil` where the text is something else.
    func unheaded(_ column: String) -> String? {
        guard numberedColumns.contains(column) else { return nil }
        return SheetColumnName(column).place.map(unheaded)
    }

    /// A column without a heading, as a spreadsheet calls it.
    func unheaded(_ place: Int) -> String {
        let letters = SheetColumnName.letters(of: place)
        return say("column \(letters) (no heading)", "\(letters) 列（无列名）")
    }
}
