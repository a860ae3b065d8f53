import JobModel

/// Why there is no way to the directory that was asked for.
package enum ConnectionError: ExplainedError, Equatable {
    case noAppID
    case noSecret
    case secretNotFor(host: String)
    case secretFile(path: String, reason: String)

    package var problem: String {
        switch self {
        case .noAppID: "No app id was given"
        case .noSecret: "No app secret was given"
        case .secretNotFor(let host): "The secret in ROSTER_APP_SECRET is not meant for \(host) and was not sent there"
        case .secretFile(let path, let reason): "The app secret could not be read from \(path): \(reason)"
        }
    }

    package var remedy: String {
        switch self {
        case .noAppID: "Set ROSTER_APP_ID, or give --app-id."
        case .noSecret: "Set ROSTER_APP_SECRET, or give --app-secret-file."
        case .secretNotFor(let host):
            "If it is, set ROSTER_DIRECTORY to https://\(host), or give the secret by --app-secret-file."
        case .secretFile: "Give a file that holds the secret alone, or - for standard input."
        }
    }
}
