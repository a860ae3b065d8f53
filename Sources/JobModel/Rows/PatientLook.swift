/// A look for rows in the order of their sheets that ends after a while, wherever it is by then.
///
/// The rows are gone through stretch by stretch: a store says where each ends, and which of its rows are sought. So a page of
/// a run of any size is there in time, and says how far it has looked.
package struct PatientLook {
    /// A row's place in the sheets of a run.
    package struct Place: Sendable, Hashable, Comparable {
        package let step: Int
        package let line: Int

        package init(step: Int, line: Int) { (self.step, self.line) = (step, line) }

        package static func < (one: Place, other: Place) -> Bool { (one.step, one.line) < (other.step, other.line) }
    }

    /// How a store goes through its rows.
    package struct Rows {
        /// The place of the row that ends a stretch of so many rows behind a place; `nil` where fewer follow.
        let end: (Place, Int) throws -> Place?
        /// The rows that are sought behind a place, up to another or to the last one.
        let found: (Place, Place?) throws -> [Place]

        package init(
            end: @escaping (Place, Int) throws -> Place?,
            found: @escaping (Place, Place?) throws -> [Place]
        ) {
            (self.end, self.found) = (end, found)
        }
    }

    /// The rows of the page, and one more where another page follows.
    package private(set) var places: [Place] = []
    /// How many rows were found; where they were not all counted, there may be more.
    package private(set) var total = 0
    package private(set) var isCounted = true
    /// The last row that was looked at, where the time was over before the page was full.
    package private(set) var reached: Place?

    /// - Parameters:
    ///   - query: In the order of the sheets.
    ///   - patience: How long it may take; a stretch that has begun is gone through.
    ///   - rows: Where the rows are.
    ///   - clock: Measures it.
    /// - Throws: What the store throws.
    package init(
        _ query: RowQuery,
        patience: Duration,
        in rows: Rows,
        clock: some Clock<Duration> = ContinuousClock()
    ) throws {
        let deadline = clock.now.advanced(by: patience)
        let isOver = { clock.now >= deadline }
        let start = Place(step: query.start.step, line: query.start.line)
        let most = min(query.pageSize + 1, query.total ?? .max)
        let stopped = try Self.go(from: start, through: rows) { found in
            places += found.prefix(most - places.count)
            total += found.count
            return isOver() || query.total != nil && places.count >= most
        }
        if places.count < most { reached = stopped }
        if let known = query.total {
            total = known
            return
        }
        guard stopped == nil else {
            isCounted = false
            return
        }
        let beginning = Place(step: 0, line: 0)
        guard beginning < start else { return }
        let left = try Self.go(from: beginning, to: start, through: rows) { found in
            total += found.count
            return isOver()
        }
        isCounted = left == nil
    }

    /// Goes through rows until there are no more, or until it is enough.
    ///
    /// - Returns: The last row that was looked at, where others follow.
    private static func go(
        from start: Place,
        to last: Place? = nil,
        through rows: Rows,
        isEnough: ([Place]) -> Bool
    ) throws -> Place? {
        var (place, stretch) = (start, firstStretch)
        while true {
            var end = try rows.end(place, stretch)
            if let last { end = min(end ?? last, last) }
            let enough = isEnough(try rows.found(place, end))
            guard let end, end != last else { return nil }
            // Behind the last row there is nothing that another page could show.
            guard !enough else { return try rows.end(end, 1) == nil ? nil : end }
            place = end
            stretch = min(stretch * 2, longestStretch)
        }
    }

    // What is frequent is found at once; what is rare by long stretches, which cost a store less.
    package static let firstStretch = 128
    private static let longestStretch = 4096
}
