import JobModel
package import LocalFiles
package import Wording

/// Why a workbook cannot be read, or only in part.
package enum WorkbookError: ExplainedError, Equatable {
    case missing(path: String)
    case notAFile(path: String)
    case noPermission(path: String)
    case readFailed(path: String, reason: String)
    /// Two readings found different bytes.
    case changed(path: String)
    /// A password is needed.
    case encrypted(path: String)
    /// The archive ends before its directory of parts.
    case truncated(path: String)
    /// A part is not there, or not as its format demands.
    case damaged(path: String, part: String, reason: LocalizedText)
    /// Another document packed as workbooks are, or a workbook of a format that is not read.
    case notAWorkbook(path: String, kind: LocalizedText)
    /// A document type declaration, by which a part could name other files or grow without end.
    case documentType(path: String, part: String)
    case tooLarge(path: String, part: String, Limit)
    /// The disk does not take, or give back, what is too large for the memory.
    case cannotKeep(path: String, LocalFileError)
    case noCells(path: String, tab: String)
    case noHeaderRow(path: String, tab: String, row: Int)
    case emptyTab(path: String, tab: String)

    /// Which limit a workbook passes.
    package enum Limit: Sendable, Equatable {
        case unpackedBytes(Int)
        case ratio(Int)
        case entries(Int)
        case sharedStringBytes(Int)
        case sharedStrings(Int)
        case depth(Int)
        case tagBytes(Int)
        case definitions(Int)
        case links(Int)
    }
}
