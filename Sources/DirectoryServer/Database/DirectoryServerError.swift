/// Why the embedded directory does not start or go on.
public enum DirectoryServerError: Error, Equatable, CustomStringConvertible {
    case databaseInUse(String)
    case databaseUnusable(String, reason: String)
    /// Another Roster has written it, with tables that this one does not know.
    case laterRoster(String)
    /// What it holds cannot be; `places` says where.
    case damaged(String, places: [String])
    case secretUnusable(String, reason: String)
    case empty(String)
    case cannotListen(port: Int, reason: String)
    case stopped

    package var problem: String {
        switch self {
        case .databaseInUse(let path): "The directory file \(path) is open in another server"
        case .databaseUnusable(let path, let reason): "The directory file \(path) cannot be used: \(reason)"
        case .laterRoster(let path): "The directory file \(path) was written by a later version of Roster"
        case .damaged(let path, let places): "The directory file \(path) is damaged: \(places.joined(separator: "; "))"
        case .secretUnusable(let path, let reason): "The directory's secret \(path) cannot be used: \(reason)"
        case .empty(let path): "The directory file \(path) is empty and no company file was given"
        case .cannotListen(let port, let reason): "The directory cannot listen on port \(port): \(reason)"
        case .stopped: "The directory has stopped"
        }
    }

    package var remedy: String {
        switch self {
        case .databaseInUse: "Stop the other server, or give this one another file."
        case .databaseUnusable: "Check the path, its permissions and the disk, or empty the directory."
        case .laterRoster: "Use that version of Roster, or give this one another file with --database."
        case .damaged:
            "Empty it with `roster directory reset`, and fill it again with `roster directory load` where there is an export."
        case .secretUnusable: "Move away what stands there; Roster draws another secret."
        case .empty: "Give a company file, such as `roster template company` writes."
        case .cannotListen: "Choose another port; 0 takes any free one."
        case .stopped: "Start it again."
        }
    }

    /// What a failure to open or read a database is called.
    init(_ error: any Error, _ path: String) {
        switch error {
        case let error as DirectoryServerError: self = error
        case is StoredValueError, is DecodingError: self = .damaged(path, places: [StoreFailure.text(of: error)])
        case let error as CompanyFileError: self = .databaseUnusable(path, reason: error.problem)
        default: self = .databaseUnusable(path, reason: StoreFailure.text(of: error))
        }
    }

    public var description: String { "\(problem). \(remedy)" }
}
