/// Which cells of a record are certainly fine by their bytes, where the record as a whole is not.
///
/// Only of a record of which the rules that look at all of it have nothing to say: it is of a person, and is meant.
package struct FineCells: Sendable {
    /// Whether something is to be looked at, by the columns' places.
    private var doubted: [Bool]

    init(columns: Int) { doubted = [Bool](repeating: false, count: columns) }

    mutating func doubt(_ place: Int) { doubted[place] = true }

    /// Whether no rule has anything to say of the cell at a place.
    func contains(_ place: Int) -> Bool { !doubted[place] }
}
