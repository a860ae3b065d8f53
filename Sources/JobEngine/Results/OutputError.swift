import JobModel

/// Why results or an export could not be written as they must be.
package enum OutputError: ExplainedError, Equatable {
    case cannotWrite(path: String, reason: String)
    case countsDiffer(step: String, records: Int, counted: Int)

    package var problem: String {
        switch self {
        case .cannotWrite(let path, let reason): "\(path) could not be written: \(reason)"
        case .countsDiffer(let step, let records, let counted):
            "The rows of \(step) do not add up: the file had \(records) records, \(counted) are accounted for"
        }
    }

    package var remedy: String {
        switch self {
        case .cannotWrite: "Free some space, or choose another folder with --out."
        case .countsDiffer: "Nothing was lost in the directory; keep the state folder as it is and report this."
        }
    }
}
