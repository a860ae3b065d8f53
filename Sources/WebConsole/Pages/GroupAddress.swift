import JobSession

/// The address of the rows of one cause, or of a run.
struct GroupAddress: Sendable {
    let kind: SheetProblems.Kind
    let code: String
    let column: String?

    init(_ group: SheetProblems.Group) { (kind, code, column) = (group.kind, group.code, group.column) }

    /// `nil` where an address says no cause.
    init?(_ query: FormQuery) {
        guard let kind = query["kind"].flatMap(SheetProblems.Kind.init(rawValue:)), let code = query["code"] else {
            return nil
        }
        (self.kind, self.code, column) = (kind, code, query["column"])
    }

    /// The rows of a sheet that have not succeeded in a run, nor in any of its lineage.
    init(run: String) { (kind, code, column) = (.finding, Self.runMark + run, nil) }

    /// The run whose rows they are.
    var run: String? { code.hasPrefix(Self.runMark) ? String(code.dropFirst(Self.runMark.count)) : nil }

    private static let runMark = "run:"

    var query: String {
        "kind=\(kind.rawValue)&code=\(QueryValue.of(code))" + (column.map { "&column=\(QueryValue.of($0))" } ?? "")
    }

    func path(of id: String, from: Int = 0) -> String {
        "/sheets/\(id)/rows?\(query)" + (from > 0 ? "&from=\(from)" : "")
    }
}
