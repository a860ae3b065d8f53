/// Why the embedded directory does not start or go on.
package enum DirectoryServerError: Error, Equatable, CustomStringConvertible {
    case databaseInUse(String)
    case databaseUnusable(String, reason: String)
    case empty(String)
    case cannotListen(port: Int, reason: String)
    case stopped

    package var problem: String {
        switch self {
        case .databaseInUse(let path): "The directory file \(path) is open in another server"
        case .databaseUnusable(let path, let reason): "The directory file \(path) cannot be used: \(reason)"
        case .empty(let path): "The directory file \(path) is empty and no company file was given"
        case .cannotListen(let port, let reason): "The directory cannot listen on port \(port): \(reason)"
        case .stopped: "The directory has stopped"
        }
    }

    package var remedy: String {
        switch self {
        case .databaseInUse: "Stop the other server, or give this one another file."
        case .databaseUnusable: "Check the path, its permissions and the disk, or empty the directory."
        case .empty: "Give a company file, such as templates/company.yaml."
        case .cannotListen: "Choose another port; 0 takes any free one."
        case .stopped: "Start it again."
        }
    }

    package var description: String { "\(problem). \(remedy)" }
}
