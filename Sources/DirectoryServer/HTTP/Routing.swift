import ContactAPI
import Foundation
import HTTPTypes

/// Finds the endpoint of a request.
enum Routing {
    private static let prefix = "/open-apis"

    /// A fixed path before one with an id: `/users/batch` is not the person `batch`.
    private static let fixed = Dictionary(
        Endpoint.allCases.filter { !$0.path.contains(":id") }.map { ("\($0.method.rawValue) \($0.path)", $0) },
        uniquingKeysWith: { first, _ in first }
    )
    private static let withID = Endpoint.allCases.filter { $0.path.contains(":id") }.map { endpoint in
        (endpoint: endpoint, parts: endpoint.path.split(separator: "/").map(String.init))
    }

    private static let words = Set(Endpoint.allCases.flatMap { $0.path.split(separator: "/") } + ["open-apis"])
    private static let methods = Set(Endpoint.allCases.map(\.method.rawValue))

    /// A method and a path as a log may keep them: of what no endpoint has, which may be people's data, a star is left.
    static func withoutIDs(_ method: HTTPRequest.Method, _ uriPath: String) -> String {
        let parts = uriPath.split(separator: "/").prefix(partLimit).map { words.contains($0) ? String($0) : "*" }
        return (methods.contains(method.rawValue) ? method.rawValue : "*") + " /" + parts.joined(separator: "/")
    }

    private static let partLimit = 10

    static func find(_ method: HTTPRequest.Method, _ uriPath: String) -> (endpoint: Endpoint, pathID: String)? {
        guard uriPath.hasPrefix(prefix) else { return nil }
        var path = uriPath.dropFirst(prefix.count)
        // Seen on the live gateway: a path with a slash at its end works like the one without.
        if path.count > 1, path.hasSuffix("/") { path.removeLast() }
        if let endpoint = fixed["\(method.rawValue) \(path)"] { return (endpoint, "") }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for candidate in withID where candidate.endpoint.method.rawValue == method.rawValue {
            guard candidate.parts.count == parts.count,
                zip(candidate.parts, parts).allSatisfy({ $0 == ":id" || $0 == $1 }),
                let position = candidate.parts.firstIndex(of: ":id")
            else { continue }
            let id = parts[parts.startIndex + position]
            return (candidate.endpoint, id.removingPercentEncoding ?? String(id))
        }
        return nil
    }
}
