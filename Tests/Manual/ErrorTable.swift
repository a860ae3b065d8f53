import ContactAPI
import DirectoryClient
import Foundation

/// The manual's table of errors, made from the codes and their classes.
enum ErrorTable {
    private static let header = "| Call | Code | Class | Meaning |\n| --- | --- | --- | --- |\n"

    /// The page with the table that the code says; `nil` where the page has no table.
    static func replaced(in page: String) -> String? {
        guard let header = page.range(of: header) else { return nil }
        let old = page[header.upperBound...]
        let rest = old.range(of: "\n\n").map { old[$0.lowerBound...] } ?? "\n"
        return page[..<header.upperBound] + rows().joined(separator: "\n") + rest
    }

    /// The calls with which rows are written and followed.
    private static let calls: [Endpoint] = [
        .createUser, .patchUser, .createDepartment, .patchDepartment, .batchAddUsers, .task,
    ]

    /// A row for each code at each version, with the calls that answer it.
    static func rows() -> [String] {
        var rows: [String] = []
        for code in Set(calls.flatMap { ResponseCode.table(for: $0).keys }).sorted() {
            let known = calls.filter { ResponseCode.table(for: $0)[code] != nil }
            for (_, alike) in Dictionary(grouping: known, by: { key(code, $0) }).sorted(by: {
                $0.key < $1.key
            }) {
                let names = alike.map(\.rawValue).joined(separator: ", ")
                let failure = FailureClass(code: code, at: alike[0])
                rows.append(
                    "| `\(alike[0].version) \(names)` | \(code) | *\(failure)* | \(alike[0].meaning(of: code)) |"
                )
            }
        }
        for code in ResponseCode.gateway.keys.sorted() {
            let failure = FailureClass(code: code, at: .createUser)
            rows.append(
                "| `v2, v3 every call` | \(code) | *\(failure)* | \(Endpoint.createUser.meaning(of: code)) |"
            )
        }
        return rows
    }

    private static func key(_ code: Int, _ endpoint: Endpoint) -> String {
        "\(endpoint.version) \(FailureClass(code: code, at: endpoint)) \(endpoint.meaning(of: code))"
    }
}
