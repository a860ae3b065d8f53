import CSVStream
import Foundation
import Glibc
package import JobModel
import LocalFiles

/// The corrections that belong to a sheet, as a CSV file that people can read: when, which row and column, old and new.
package struct CorrectionFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    private enum Column: String, CaseIterable { case time, action, row, column, old, new }
    private enum Action: String {
        case correct
        case leaveOut = "leave_out"
    }

    /// The corrections in the order in which they were made.
    ///
    /// - Throws: `CSVStreamError` where it cannot be read; `CorrectionFileError`.
    package func read() throws -> [SheetCorrection] { try readWhole().corrections }

    /// The same, with what the file is that they were read from.
    func readWhole() throws -> (corrections: [SheetCorrection], file: PlannedFile?) {
        let names = Set(Column.allCases.map(\.rawValue))
        let file = try CSVFile.open(path, options: CSVReadOptions { names.contains($0.lowercased()) })
        let header = file.header.map { $0.lowercased() }
        let missing = Column.allCases.map(\.rawValue).filter { !header.contains($0) }
        guard missing.isEmpty else { throw CorrectionFileError.noColumn(path: path, names: missing) }
        var corrections: [SheetCorrection] = []
        var records = try file.records()
        while let read = try records.next() {
            func text(_ column: Column) -> String {
                let cell = header.firstIndex(of: column.rawValue).map { read.record.string(at: $0) } ?? ""
                return SpreadsheetApostrophe.removing(from: cell)
            }
            guard read.findings.isEmpty, let action = Action(rawValue: text(.action)), let row = Int(text(.row)),
                row > 0
            else { throw CorrectionFileError.unreadable(path: path, row: read.record.row) }
            let change: SheetCorrection.Change =
                switch action {
                case .correct: .cell(column: SheetColumnName(text(.column)), old: text(.old), new: text(.new))
                case .leaveOut: .leaveOut
                }
            corrections.append(SheetCorrection(time: text(.time), row: row, change: change))
        }
        let read = file.fingerprint.map { PlannedFile(path: path, bytes: $0.bytes, crc32: $0.crc32) }
        return (corrections, read)
    }

    /// Puts these corrections in the place of those that are there, all or none.
    ///
    /// - Throws: `CSVStreamError` where it cannot be written; `CorrectionFileError.cannotBeKept` for what would not be read
    ///   back, which leaves those that are there.
    package func write(_ corrections: [SheetCorrection]) throws {
        let unfinished = path + ".unfinished"
        // What a killed process has left.
        if FileManager.default.fileExists(atPath: unfinished) { try FileManager.default.removeItem(atPath: unfinished) }
        var writer = try CSVWriter(path: unfinished)
        try writer.write(Column.allCases.map(\.rawValue))
        for correction in corrections {
            let row = String(correction.row)
            switch correction.change {
            case .cell(let column, let old, let new):
                try writer.write([correction.time, Action.correct.rawValue, row, column.text, old, new])
            case .leaveOut: try writer.write([correction.time, Action.leaveOut.rawValue, row, "", "", ""])
            }
        }
        try writer.close()
        // A file that cannot be read would keep all that was corrected before from being used.
        guard Self.holds(corrections, unfinished) else {
            try FileManager.default.removeItem(atPath: unfinished)
            throw CorrectionFileError.cannotBeKept
        }
        guard rename(unfinished, path) == 0 else { throw LocalFileError.cannotWrite(path) }
    }

    private static func holds(_ corrections: [SheetCorrection], _ path: String) -> Bool {
        switch Result(catching: { try CorrectionFile(path).read() }) {
        case .success(let read): read == corrections
        case .failure: false
        }
    }
}
