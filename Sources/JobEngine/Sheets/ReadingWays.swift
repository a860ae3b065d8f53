import CSVStream
import Workbooks

/// In which other ways a file can be read that could not be read as it was asked.
package enum ReadingWays: Sendable, Equatable {
    /// A workbook: by another tab.
    case tabs(TabList)
    /// A text file: by another encoding; the names of those that may be meant, the likeliest first.
    case encodings([String])
    /// No sheet, however it is read.
    case nothing

    /// - Parameters:
    ///   - path: The file.
    ///   - error: Why it could not be read.
    package init(path: String, after error: any Error) {
        guard WorkbookKind.of(path: path) == nil else {
            // One that cannot be opened has no tabs to choose from, which the error says.
            self = (try? Workbook.open(path)).map { .tabs(TabList($0.tabs)) } ?? .nothing
            return
        }
        switch error as? CSVStreamError {
        case .unknownEncoding(_, let candidates): self = .encodings(candidates.map(\.name))
        case .missing, .directory, .noPermission, .readFailed, .writeFailed, .exists, .empty, .changed, .spreadsheet,
            .lockFile, .notText:
            self = .nothing
        case .unsupportedEncoding, .notInEncoding, .noHeaderRow, nil: self = .encodings([])
        }
    }

    /// Whether an error says that a file cannot be read as it was asked, be it that no other way is left.
    package static func concern(_ error: any Error) -> Bool {
        error is CSVStreamError || error is WorkbookError || error is TabError
    }

    /// The encodings that a sheet may have, the most frequent first: all that a question about one can propose.
    package static let encodings: [String] = {
        let frequent = ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5", "Shift_JIS", "windows-1252"]
        let names = Set(frequent.map { $0.uppercased() })
        return frequent + EncodingCandidate.proposed.filter { !names.contains($0) }
    }()
}
