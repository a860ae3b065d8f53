/// Indexes by which pages of a large run are answered without a look at each of its rows.
///
/// A row that goes the usual way is written into one of them, once, when it settles.
enum RowIndexes {
    static let made = """
        -- How far a run is, and the rows that ended in one way: a filter may name no step.
        -- What it is for is said by its own columns, so that SQLite need not read the rows too.
        CREATE INDEX rowSettled ON row (run, outcome, step) WHERE outcome IS NOT NULL;
        -- Why rows did not succeed. What succeeded has neither as a rule.
        CREATE INDEX rowWithReason ON row (run, step, line) WHERE code IS NOT NULL OR problem IS NOT NULL;
        -- Where no field holds a line break, and no row is blank, a row's number is its line.
        CREATE INDEX planNumberedOtherwise ON plan (run, step, number) WHERE number <> line;
        """
}
