import JobModel
package import Wording

/// Why a file cannot be read as a sheet at all.
package enum CSVStreamError: ExplainedError, Equatable {
    case missing(path: String)
    case directory(path: String)
    case noPermission(path: String)
    case readFailed(path: String, reason: String)
    case writeFailed(path: String, reason: String)
    case exists(path: String)
    case empty(path: String)
    /// Two readings found different bytes.
    case changed(path: String)
    case spreadsheet(path: String, kind: LocalizedText)
    case notText(path: String)
    case unknownEncoding(path: String, candidates: [EncodingCandidate])
    case unsupportedEncoding(name: String)
    case noHeaderRow(path: String, row: Int)

    package var problem: String {
        switch self {
        case .missing(let path): "There is no file \(path)"
        case .directory(let path): "\(path) is a directory, not a file"
        case .noPermission(let path): "\(path) may not be read by this user"
        case .readFailed(let path, let reason): "\(path) could not be read: \(reason)"
        case .writeFailed(let path, let reason): "\(path) could not be written: \(reason)"
        case .exists(let path): "\(path) exists already and is never overwritten"
        case .empty(let path): "\(path) is empty"
        case .changed(let path): "The sheet was changed while it was read: \(path)"
        case .spreadsheet(let path, let kind): "\(path) is \(kind.en), not CSV"
        case .notText(let path): "\(path) is not text: it consists of zeros"
        case .unknownEncoding(let path, []): "The encoding of \(path) could not be told"
        case .unknownEncoding(let path, let candidates):
            "The encoding of \(path) could not be told for certain. "
                + (candidates.count == 1 ? "It may be " : "Which of these is right? ")
                + candidates.map { "\($0.name): \($0.sample)" }.joined(separator: " / ")
        case .unsupportedEncoding(let name): "The encoding '\(name)' is not known on this machine"
        case .noHeaderRow(let path, let row): "\(path) has nothing in row \(row), which is to be the header"
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
        case .changed:
            "Wait until whatever writes the file has finished, or give Roster a copy of it; then run the command again."
        case .spreadsheet:
            "Save the sheet as CSV UTF-8 and give that file: in Excel or WPS by File, Save as, 'CSV UTF-8 (comma "
                + "delimited)'; in Numbers by File, Export to, CSV, Unicode (UTF-8); in LibreOffice by File, Save as, Text CSV."
        case .notText: "Export the sheet again; this file was damaged on its way."
        case .unknownEncoding(_, []):
            "Name it with --encoding, or `encoding:` in the job, such as UTF-8, GB18030, UTF-16LE or UTF-16BE; or save the "
                + "sheet as CSV UTF-8. Nothing is read until then."
        case .unknownEncoding(_, let candidates):
            candidates.count == 1
                ? "If that line is right, name it with --encoding, or `encoding:` in the job; else name another encoding, or "
                    + "save the sheet as CSV UTF-8. Nothing is read until then."
                : "Name the one whose line is right with --encoding, or `encoding:` in the job; if none is, save the sheet as "
                    + "CSV UTF-8. Nothing is read until then."
        case .unsupportedEncoding: "`iconv -l` lists the names that can be used."
        case .noHeaderRow: "Give the number that the spreadsheet shows beside the names of the columns."
        }
    }
}
