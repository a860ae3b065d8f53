/// The `error` member of a refusal, in any of the shapes seen: decoration, of which whatever is readable is taken.
struct RefusalDetail: Decodable, Sendable {
    /// Fields and permissions that the directory names, each as people read it.
    let violations: [String]
    let logID: String?

    private enum Keys: String, CodingKey {
        case fields = "field_violations"
        case permissions = "permission_violations"
        case logID = "log_id"
        case documentedLogID = "logid"
    }

    private struct Violation: Decodable {
        var field: String?
        var description: String?
        var subject: String?
        var scope: String?
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        logID =
            (try? values.decode(String.self, forKey: .logID))
            ?? (try? values.decode(String.self, forKey: .documentedLogID))
        let fields = (try? values.decode([Violation].self, forKey: .fields)) ?? []
        let permissions = (try? values.decode([Violation].self, forKey: .permissions)) ?? []
        violations =
            fields.compactMap { violation in
                violation.field.map { $0 + (violation.description.map { ": \($0)" } ?? "") }
            } + permissions.compactMap { $0.subject ?? $0.scope }
    }
}
