import JobEngine
import JobModel

extension PageFrame {
    /// The same frame around a page that has columns without a heading of their own.
    ///
    /// - Parameters:
    ///   - columns: As the job calls them.
    ///   - headings: Of those that have one, with others; `nil` where that is not known.
    ///   - header: All columns as the job calls them.
    /// - Returns: The frame that names them as a spreadsheet does.
    func knowing(
        unnamed columns: Set<String>,
        repeated headings: [String: String]? = [:],
        in header: [String] = []
    ) -> PageFrame {
        var frame = self
        (frame.numberedColumns, frame.repeatedHeadings) = (columns, headings)
        // What is a field's name too may be said of that field, which another column may be.
        for heading in Set((headings ?? [:]).values) where !FieldTitle.isField(heading) {
            let places = header.indices.filter { header[$0] == heading }
            if places.count == 1 { frame.headingPlaces[heading] = places[0] }
        }
        return frame
    }

    /// The same around a page of a sheet that was checked.
    func knowing(_ review: SheetReview) -> PageFrame {
        knowing(unnamed: review.unnamed, repeated: review.repeated, in: review.header)
    }

    /// A column without a heading of its own; `nil` where the text is something else.
    func unheaded(_ column: String) -> String? {
        if let place = headingPlaces[column] { return repeated(CellExcerpt.of(column, 60), place) }
        guard numberedColumns.contains(column), let place = SheetColumnName(column).place else { return nil }
        guard let headings = repeatedHeadings else { return lettered(place) }
        return headings[column].map { repeated(CellExcerpt.of($0, 60), place) } ?? unheaded(place)
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

    /// A column of which it is not known whether it has a heading.
    private func lettered(_ place: Int) -> String {
        let letters = SheetColumnName.letters(of: place)
        return say("column \(letters)", "\(letters) 列")
    }
}
