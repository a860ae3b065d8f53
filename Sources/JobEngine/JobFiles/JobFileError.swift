import JobModel

/// Why a job file cannot be used; every problem of it at once.
package enum JobFileError: ExplainedError, Equatable {
    case missing(path: String)
    case unreadable(path: String, reason: String)
    case notYAML(path: String, reason: String)
    case invalid(path: String, problems: [Problem])

    package struct Problem: Sendable, Equatable {
        package var line: Int?
        package var text: String
    }

    package var problem: String {
        switch self {
        case .missing(let path): "There is no job file \(path)"
        case .unreadable(let path, let reason): "\(path) could not be read: \(reason)"
        case .notYAML(let path, let reason): "\(path) is not YAML: \(reason)"
        case .invalid(let path, let problems):
            "\(path) cannot be used: "
                + problems.map { ($0.line.map { "line \($0): " } ?? "") + $0.text }.joined(separator: "; ")
        }
    }

    package var remedy: String {
        switch self {
        case .missing: "Check the path, or begin with jobs/onboarding.yaml."
        case .unreadable: "Check the path and the right to read it."
        case .notYAML: "Compare it with jobs/onboarding.yaml; indentation is by spaces."
        case .invalid: "Correct these places; jobs/onboarding.yaml shows the keys."
        }
    }
}
