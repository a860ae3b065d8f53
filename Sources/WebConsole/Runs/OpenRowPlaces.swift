import JobEngine

/// Where the ledger has what is said of the rows of a sheet that have not succeeded.
struct OpenRowPlaces: Sendable {
    /// By the rows' numbers in the sheet.
    let places: PlacesByRow
    /// The first of these numbers: as many as are shown.
    let first: [Int]

    struct Key: Hashable {
        let root: String
        let step: Int
    }

    init(_ places: PlacesByRow) {
        self.places = places
        first = Array(places.keys.sorted().prefix(Self.shown))
    }

    private static let shown = 10_000
}
