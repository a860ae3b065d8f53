import CSVStream
import Foundation
import Glibc
package import JobModel
import LocalFiles

/// The corrections that belong to a sheet, as a CSV file that people can read: when, which row and column, old and new.
package struct CorrectionFile: Sendable {
    typealias Reading = (corrections: [SheetCorrection], file: PlannedFile?)

    package let path: String
    private let memory: CorrectionMemory?

    /// - Parameters:
    ///   - path: Of the file.
    ///   - memory: Has what was read of it before, and gets what is read and written.
    package init(_ path: String, knowing memory: CorrectionMemory? = nil) {
        self.path = path
        self.memory = memory
    }

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
    func readWhole() throws -> Reading {
        guard let memory else { return try Self.parsed(path) }
        return try memory.reading(of: path) { try Self.parsed(path) }
    }

    private static func parsed(_ path: String) throws -> Reading {
        let names = Set(Column.allCases.map(\.rawValue))
        let file = try CSVFile.open(path, options: CSVReadOptions { names.contains($0.lowercased()) })
        let header = file.header.map { $0.lowercased() }
        let missing = Column.allCases.map(\.rawValue).filter { !header.contains($0) }
        guard missing.isEmpty else { throw CorrectionFileError.noColumn(path: path, names: missing) }
        let places = Column.allCases.map { header.firstIndex(of: $0.rawValue) ?? 0 }
        var corrections: [SheetCorrection] = []
        var time = ""
        var records = try file.records()
        while let read = try records.next() {
            let cells = places.map { SpreadsheetApostrophe.removing(from: read.record.string(at: $0)) }
            guard read.findings.isEmpty, let action = Action(rawValue: cells[1]), let row = Int(cells[2]), row > 0
            else { throw CorrectionFileError.unreadable(path: path, row: read.record.row) }
            let change: SheetCorrection.Change =
                switch action {
                case .correct: .cell(column: SheetColumnName(cells[3]), old: cells[4], new: cells[5])
                case .leaveOut: .leaveOut
                }
            // Those that were made in one go have one time, which is kept once.
            if !time.utf8.elementsEqual(cells[0].utf8) { time = cells[0] }
            corrections.append(SheetCorrection(time: time, row: row, change: change))
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
        guard let file = Self.file(holding: corrections, at: unfinished) else {
            try FileManager.default.removeItem(atPath: unfinished)
            throw CorrectionFileError.cannotBeKept
        }
        guard rename(unfinished, path) == 0 else { throw LocalFileError.cannotWrite(path) }
        memory?.note((corrections, PlannedFile(path: path, bytes: file.bytes, crc32: file.crc32)), of: path)
    }

    /// - Returns: `nil` where the file cannot be read back to the same corrections.
    private static func file(holding corrections: [SheetCorrection], at path: String) -> PlannedFile? {
        switch Result(catching: { try parsed(path) }) {
        case .success(let read): read.corrections == corrections ? read.file : nil
        case .failure: nil
        }
    }
}
