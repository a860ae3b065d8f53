import YAMLReading

/// Why a company file cannot be used.
public enum CompanyFileError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case notYAML(String)
    case unknownKey(String, place: String, known: [String])
    /// A list, a mapping or an alias of one in the place of a key.
    case keyNotText(place: String)
    case wrongValue(place: String, reason: String)
    case missingKey(String, place: String)
    case noApp
    case duplicate(kind: String, value: String)
    case unknownReference(kind: String, value: String, place: String)

    package var problem: String {
        switch self {
        case .unreadable(let path, let reason): "The company file \(path) cannot be read: \(reason)"
        case .notYAML(let reason): "The company file is not YAML: \(reason)"
        case .unknownKey(let key, let place, _): "The company file has an unknown key '\(key)' in \(place)"
        case .keyNotText(let place): "The company file has a key in \(place) that is not a word"
        case .wrongValue(let place, let reason): "The company file has a value that does not fit in \(place): \(reason)"
        case .missingKey(let key, let place): "The company file lacks the key '\(key)' in \(place)"
        case .noApp: "The company file names no app"
        case .duplicate(let kind, let value): "The company file uses the \(kind) '\(value)' twice"
        case .unknownReference(let kind, let value, let place):
            "The company file names the \(kind) '\(value)' in \(place), which it does not define"
        }
    }

    package var remedy: String {
        switch self {
        case .unreadable: "Check the path and its permissions."
        case .notYAML: "Correct the file at that place; `roster template company` writes an example that works."
        case .unknownKey(_, _, let known): "Remove it, or write one of: \(known.joined(separator: ", "))."
        case .keyNotText: "Write a word as the key; lists, mappings and aliases of them are no keys."
        case .wrongValue: "Write a value of that kind; `roster template company` writes an example that works."
        case .missingKey(let key, _): "Add '\(key)'; `roster template company` writes an example that works."
        case .noApp: "Give the first tenant an app with 'app_id' and 'app_secret'."
        case .duplicate(let kind, _): "Give every \(kind) once."
        case .unknownReference(let kind, _, _): "Define that \(kind) in the same tenant, or remove the reference."
        }
    }

    public var description: String { "\(problem). \(remedy)" }
}

extension CompanyFileError {
    init(_ error: YAMLTextError) {
        switch error {
        case .notYAML(let reason): self = .notYAML(reason)
        case .keyNotText(let line): self = .keyNotText(place: "line \(line)")
        case .tooMuch: self = .notYAML("its aliases stand for millions of values")
        }
    }

    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missingKey(key.stringValue, place: Self.place(context.codingPath))
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self = .wrongValue(place: Self.place(context.codingPath), reason: context.debugDescription)
        case .dataCorrupted(let context) where context.underlyingError is CompanyFileError:
            // The YAML decoder wraps what an `init(from:)` throws.
            self = context.underlyingError as? CompanyFileError ?? .notYAML(context.debugDescription)
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self = .notYAML(context.underlyingError.map { String(describing: $0) } ?? context.debugDescription)
        case .dataCorrupted(let context):
            self = .wrongValue(place: Self.place(context.codingPath), reason: context.debugDescription)
        @unknown default:
            self = .notYAML(String(describing: error))
        }
    }

    /// Spells a place as a reader would look for it: `tenants[0].users[3].mobile`.
    static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "the top level" }
        return path.reduce("") { text, key in
            if let index = key.intValue { return "\(text)[\(index)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
    }
}
