import JobModel
import Wording
import Workbooks

/// `failed.xlsx` while it is written: what `failed.csv` holds, as cells of text.
///
/// What no workbook holds, a row too many or a text too long, stands in `failed.csv` alone; then there is no workbook, because
/// one that lacks something would be taken for all.
final class FailedWorkbook {
    static let name = "failed.xlsx"

    private var writer: WorkbookWriter?
    private let tab: WorkbookTab

    init(_ step: String, header: [String], folder: String) throws {
        do {
            let writer = try WorkbookWriter(path: "\(folder)/\(Self.name)")
            tab = try writer.addTab(step)
            try tab.write(header, style: .header)
            tab.freeze(rows: 1, filter: true)
            self.writer = writer
        } catch {
            throw OutputError(error)
        }
    }

    /// Adds a record as cells of text.
    func write(_ record: [String]) throws {
        guard writer != nil else { return }
        do {
            try tab.write(record)
        } catch {
            switch error {
            case .tooManyRows, .tooManyColumns, .textTooLong: writer = nil
            case .exists, .writeFailed: throw OutputError(error)
            }
        }
    }

    /// Puts it on the disk; `false` where there is none.
    func close() throws -> Bool {
        guard let writer else { return false }
        do { try writer.close() } catch { throw OutputError(error) }
        return true
    }
}

extension OutputError {
    fileprivate init(_ error: WorkbookWriteError) {
        switch error {
        case .writeFailed(let path, let reason): self = .cannotWrite(path: path, reason: reason)
        case .exists(let path), .tooManyRows(let path, _), .tooManyColumns(let path, _),
            .textTooLong(let path, _, _, _):
            self = .cannotWrite(path: path, reason: error.problem)
        }
    }
}
