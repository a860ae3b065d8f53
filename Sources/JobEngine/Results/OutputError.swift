import JobModel

/// Why results or an export could not be written as they must be.
package enum OutputError: ExplainedError, Equatable {
    case cannotWrite(path: String, reason: String)
    case standardOutput(reason: String)
    case countsDiffer(step: String, records: Int, counted: Int)

    package var problem: String {
        switch self {
        case .cannotWrite(let path, let reason): "\(path) could not be written: \(reason)"
        case .standardOutput(let reason): "Standard output could not be written: \(reason)"
        case .countsDiffer(let step, let records, let counted):
            "The rows of \(step) do not add up: the file had \(records) records, \(counted) are accounted for"
        }
    }

    package var remedy: String {
        switch self {
        case .cannotWrite:
            "Free some space or give yourself the right to write there, or choose another folder with --out."
        case .standardOutput:
            "Nothing but this text is lost: `roster runs`, `status` and `results` show what a run did."
        case .countsDiffer: "Nothing was lost in the directory; keep the state folder as it is and report this."
        }
    }
}
