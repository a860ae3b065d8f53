package import ContactAPI

/// One request as the lax directory got it.
package struct LaxCall: Sendable {
    package var endpoint: Endpoint
    /// What stands for `:id` in the path.
    package var id: String?
    package var query: [(name: String, value: String)]
    package var body: String
    /// How many calls of the same endpoint came before.
    package var earlier: Int

    package subscript(_ name: String) -> String? { query.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

    /// The call that a method and a path mean; a path without an id comes before one that has one.
    static func find(_ method: String, _ path: String) -> (endpoint: Endpoint, id: String?)? {
        let parts = path.split(separator: "/")
        let found = Endpoint.allCases.compactMap { endpoint -> (endpoint: Endpoint, id: String?)? in
            let own = ("/open-apis" + endpoint.path).split(separator: "/")
            guard endpoint.method.rawValue == method, own.count == parts.count else { return nil }
            guard zip(own, parts).allSatisfy({ $0 == $1 || $0 == ":id" }) else { return nil }
            return (endpoint, zip(own, parts).first { $0.0 == ":id" }.map { String($0.1) })
        }
        return found.first { $0.id == nil } ?? found.first
    }
}
