import Foundation

/// The fields of a form that stand in an address.
///
/// Source: URL Living Standard, application/x-www-form-urlencoded: browsers write a space as `+`.
struct FormQuery: Sendable {
    let fields: [(name: String, value: String)]

    /// - Parameter query: What stands behind the question mark.
    init(_ query: String?) {
        fields = (query ?? "").split(separator: "&").map { field in
            let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: Self.decoded(sides[0]), value: sides.count > 1 ? Self.decoded(sides[1]) : "")
        }
    }

    init(fields: [(name: String, value: String)]) { self.fields = fields }

    /// The first field of that name.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Every field of that name, as boxes that are ticked send them.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ text: Substring) -> String {
        let spaced = String(text).replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
