import JobSession

/// The address of the rows of one cause.
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

    var query: String {
        "kind=\(kind.rawValue)&code=\(QueryValue.of(code))" + (column.map { "&column=\(QueryValue.of($0))" } ?? "")
    }

    func path(of id: String, from: Int = 0) -> String {
        "/sheets/\(id)/rows?\(query)" + (from > 0 ? "&from=\(from)" : "")
    }
}
