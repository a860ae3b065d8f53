/// All entries of `ignore:`, as a sheet of hundreds of columns is looked through: most are names, and found at once.
struct IgnoredColumns: Sendable {
    private let names: Set<String>
    /// Entries that are compared with each column.
    let patterns: [ColumnPattern]
    /// Whether the columns that mean nothing otherwise are left out.
    let hasRest: Bool

    init(_ entries: [String]) {
        let all = entries.map(ColumnPattern.init)
        hasRest = all.contains(where: \.isRest)
        // A name may have signs in it, and is then both.
        names = Set(all.filter { !$0.isRest }.map(\.folded))
        patterns = all.filter { !$0.isRest && !$0.isName }
    }

    func contain(_ folded: String) -> Bool {
        names.contains(folded) || patterns.contains { $0.names(folded) }
    }
}
