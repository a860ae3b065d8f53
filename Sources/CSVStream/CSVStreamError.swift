import JobModel
package import Wording

/// Why a file cannot be read as a sheet at all.
package enum CSVStreamError: ExplainedError, Equatable {
    case missing(path: String)
    case directory(path: String)
    case noPermission(path: String)
    case readFailed(path: String, reason: String)
    case writeFailed(path: String, reason: LocalizedText)
    case exists(path: String)
    case empty(path: String)
    /// Two readings found different bytes.
    case changed(path: String)
    case spreadsheet(path: String, kind: LocalizedText)
    /// What a spreadsheet puts beside a file that it has open.
    case lockFile(path: String)
    case notText(path: String)
    case unknownEncoding(path: String, candidates: [EncodingCandidate])
    case unsupportedEncoding(name: String)
    /// A value that has a character without a place in the encoding that is written.
    case notInEncoding(value: String, encoding: String)
    case noHeaderRow(path: String, row: Int)
}
