import JobSession

/// The address of the rows of one cause, or of a run.
struct GroupAddress: Sendable {
    let kind: SheetProblems.Kind
    let code: String
    let column: String?
    /// Which rows of the run are meant, as the address of its results says it; empty for all of them.
    let filter: String
    /// Whether only those of the run's rows are meant whose own cells are the cause.
    let isToCorrect: Bool

    init(_ group: SheetProblems.Group) {
        (kind, code, column, filter) = (group.kind, group.code, group.column, "")
        isToCorrect = false
    }

    /// `nil` where an address says no cause.
    init?(_ query: FormQuery) {
        guard let kind = query["kind"].flatMap(SheetProblems.Kind.init(rawValue:)), let code = query["code"] else {
            return nil
        }
        (self.kind, self.code, column) = (kind, code, query["column"])
        // Of what an address says only what is known stays in those that the page has.
        filter = ResultsFilter(FormQuery(query[Self.filterField])).words
        isToCorrect = query[Self.onlyField] == Self.toCorrect
    }

    /// The rows of a sheet that have not succeeded in a run, nor in any later one of its lineage.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - filter: Which of them are meant.
    ///   - isToCorrect: Whether only those are meant whose own cells are the cause.
    init(run: String, _ filter: ResultsFilter = .all, isToCorrect: Bool = false) {
        (kind, code, column, self.filter) = (.finding, Self.runMark + run, nil, filter.words)
        self.isToCorrect = isToCorrect
    }

    /// The run whose rows they are.
    var run: String? { code.hasPrefix(Self.runMark) ? String(code.dropFirst(Self.runMark.count)) : nil }

    private static let runMark = "run:"
    private static let filterField = "of"
    private static let (onlyField, toCorrect) = ("only", "correct")

    /// All rows of the run that the filter shows.
    var withoutChoice: GroupAddress? { run.map { GroupAddress(run: $0, ResultsFilter(FormQuery(filter))) } }

    var query: String {
        "kind=\(kind.rawValue)&code=\(QueryValue.of(code))" + (column.map { "&column=\(QueryValue.of($0))" } ?? "")
            + (filter.isEmpty ? "" : "&\(Self.filterField)=\(QueryValue.of(filter))")
            + (isToCorrect ? "&\(Self.onlyField)=\(Self.toCorrect)" : "")
    }

    func path(of id: String, from: Int = 0) -> String {
        "/sheets/\(id)/rows?\(query)" + (from > 0 ? "&from=\(from)" : "")
    }
}
