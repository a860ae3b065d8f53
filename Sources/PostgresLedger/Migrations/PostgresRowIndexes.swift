/// Indexes by which pages of a large run are answered without a look at each of its rows.
///
/// A row that goes the usual way stands in none of them.
enum PostgresRowIndexes {
    static let made = """
        -- Why rows did not succeed. What succeeded has neither as a rule.
        CREATE INDEX roster_row_with_reason ON roster_row (run, step, line)
        WHERE code IS NOT NULL OR problem IS NOT NULL;
        -- Each worker asks for them every second.
        CREATE INDEX roster_run_to_write ON roster_run (number) WHERE state IN ('planned', 'running', 'written');
        -- Where no field holds a line break, and no row is blank, a row's number is its line.
        CREATE INDEX roster_plan_numbered_otherwise ON roster_plan (run, step, number) WHERE number <> line;
        """
}
