import Mustache

/// What a template sees of a value: its stored properties by their names, and only its own.
///
/// Mustache looks for a name that it does not find in whatever is around, and to it a property that is `nil` is not there: a
/// row without a problem would show the problem of its page.
struct PageValue: MustacheParent {
    private let value: Any

    init(_ value: Any) { self.value = value }

    func child(named name: String) -> Any? {
        Mirror(reflecting: value).children.first { $0.label == name }.map { Self.shown($0.value) }
    }

    private static func shown(_ value: Any) -> Any {
        if value is String || value is Bool || value is Int { return value }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.map { shown($0.value) } ?? Nothing()
        case .collection: mirror.children.map { shown($0.value) }
        case .struct: PageValue(value)
        default: value
        }
    }

    /// Writes nothing, and opens no section.
    private struct Nothing: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }
}
