import JobModel

/// Why a file cannot be read as a sheet at all.
package enum CSVStreamError: ExplainedError, Equatable {
    case missing(path: String)
    case directory(path: String)
    case noPermission(path: String)
    case readFailed(path: String, reason: String)
    case writeFailed(path: String, reason: String)
    case exists(path: String)
    case empty(path: String)
    case spreadsheet(path: String, kind: String)
    case unknownEncoding(path: String, opinion: String?)
    case unsupportedEncoding(name: String)

    package var problem: String {
        switch self {
        case .missing(let path): "There is no file \(path)"
        case .directory(let path): "\(path) is a directory, not a file"
        case .noPermission(let path): "\(path) may not be read by this user"
        case .readFailed(let path, let reason): "\(path) could not be read: \(reason)"
        case .writeFailed(let path, let reason): "\(path) could not be written: \(reason)"
        case .exists(let path): "\(path) exists already and is never overwritten"
        case .empty(let path): "\(path) is empty"
        case .spreadsheet(let path, let kind): "\(path) is \(kind), not CSV"
        case .unknownEncoding(let path, let opinion):
            "The encoding of \(path) could not be told" + (opinion.map { "; it looks like \($0)" } ?? "")
        case .unsupportedEncoding(let name): "The encoding '\(name)' is not known on this machine"
        }
    }

    package var remedy: String {
        switch self {
        case .missing: "Check the path; it is relative to the job file, or to this folder."
        case .directory: "Name the CSV file inside it."
        case .noPermission: "Give this user the right to read it, for instance by chmod u+r."
        case .readFailed: "Check the disk, then try again."
        case .writeFailed: "Free some space or choose another folder with --out."
        case .exists: "Choose another folder with --out."
        case .empty: "Export the sheet again; the file must have a header and rows."
        case .spreadsheet: "In Excel or WPS choose File, Save as, 'CSV UTF-8 (comma delimited)', and give that file."
        case .unknownEncoding: "Name it with --encoding: UTF-8, GB18030, UTF-16LE or UTF-16BE."
        case .unsupportedEncoding: "`iconv -l` lists the names that can be used."
        }
    }
}
