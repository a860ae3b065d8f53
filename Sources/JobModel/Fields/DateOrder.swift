/// Which number of a date stands first where the year stands last: `25/12/2026` or `12/25/2026`.
package enum DateOrder: String, Sendable, Codable, CaseIterable {
    case dayFirst = "day_first"
    case monthFirst = "month_first"
}

/// What one such date tells of the order in its column.
package enum DateOrderSign: Sendable, Equatable {
    /// Read the other way round there would be no such day.
    case only(DateOrder)
    /// It is a day either way, and not the same one.
    case either
}
