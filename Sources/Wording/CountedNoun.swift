extension DefaultStringInterpolation {
    /// Adds a count with its noun, and what agrees with both: `\(rows, "row")` is `1 row` or `2 rows`.
    ///
    /// English alone tells one from several; a Chinese sentence takes the number by itself.
    /// - Parameters:
    ///   - count: How many.
    ///   - one: What follows the number 1.
    ///   - several: What follows any other number; without it `one` with an `s`.
    package mutating func appendInterpolation(_ count: Int, _ one: String, _ several: String? = nil) {
        appendInterpolation(count)
        appendLiteral(" ")
        appendLiteral(count == 1 ? one : several ?? one + "s")
    }
}
