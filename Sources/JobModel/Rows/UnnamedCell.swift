/// A value in a column that the header has no name for.
package struct UnnamedCell: Sendable, Equatable {
    /// The column's place in the record.
    package var place: Int
    package var value: String

    package init(place: Int, value: String) {
        self.place = place
        self.value = value
    }
}
