import Foundation
import JobSession
import LocalFiles

/// The sheets that a page could not read, each in the ways in which it was to be read: the list of sheets reads none itself.
///
/// An empty file beside the sheet says so of each way, so that a console that is started later knows it too.
enum UnreadSheets {
    /// Keeps that a sheet could not be read in this way.
    ///
    /// - Throws: `LocalFileError`.
    static func note(_ sheet: StoredSheet, _ reading: SheetReading) throws {
        // A reading that was only tried says nothing of the one that stands.
        try PrivateFile.makeIfAbsent(path(of: sheet, reading))
    }

    /// Forgets it: the sheet was read in this way, as by a later version of the program.
    ///
    /// - Throws: What keeps the file from being removed.
    static func forget(_ sheet: StoredSheet, _ reading: SheetReading) throws {
        let path = path(of: sheet, reading)
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch CocoaError.fileNoSuchFile {
            // Another page has removed it.
        }
    }

    /// Whether the sheet could not be read as it is to be read now.
    ///
    /// - Throws: `JobFileError`.
    static func has(_ sheet: StoredSheet) throws -> Bool {
        FileManager.default.fileExists(atPath: path(of: sheet, try reading(of: sheet)))
    }

    /// As its job has it read; as it comes where nobody has begun to work on it.
    static func reading(of sheet: StoredSheet) throws -> SheetReading {
        sheet.wave.hasJob ? SheetReading(of: try sheet.wave.job()) : SheetReading(query: FormQuery(nil))
    }

    private static func path(of sheet: StoredSheet, _ reading: SheetReading) -> String {
        "\(sheet.wave.folder)/unread.\(reading.mark)"
    }
}
