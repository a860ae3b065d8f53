package import Foundation
import JobSession
package import Wording

/// A file of this machine that a console is opened with.
package enum DroppedFile {
    /// Copies it to the sheets that were dropped; the file itself stays as it is.
    ///
    /// - Returns: The address of its page.
    /// - Throws: `DroppedFileError`; `LocalFileError` where the copy cannot be written.
    package static func keep(_ path: String, stateFolder: String) throws -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let file = FileHandle(forReadingAtPath: path)
        else { throw DroppedFileError.unreadable(path: path) }
        defer { _ = Result { try file.close() } }
        let sheets = SheetStore(stateFolder: stateFolder, limitBytes: .max)
        let name = URL(fileURLWithPath: path).lastPathComponent
        return "/sheets/\(try sheets.keep(file, named: name).id)"
    }
}

/// The sheets that consoles have taken, for the commands that clean up.
package enum DroppedSheets {
    /// How many were dropped, and last worked on, before a time; those that were deleted and have left results count as well.
    package static func count(before time: Date, stateFolder: String) throws -> Int {
        try SheetStore(stateFolder: stateFolder, limitBytes: 0).old(before: time).count
    }

    /// How many files of rows that were chosen for retries were written before a time.
    package static func countRetries(before time: Date, stateFolder: String) throws -> Int {
        try old(before: time, in: SheetRetry.folder(in: stateFolder)).count
    }

    /// Removes them, and the rows that were chosen for retries and the records of rehearsals before that time.
    ///
    /// - Returns: How many sheets there were.
    /// - Throws: What keeps a folder from being read or removed.
    package static func purge(before time: Date, stateFolder: String) throws -> Int {
        for folder in [SheetRetry.folder(in: stateFolder), KeptRehearsals.folder(in: stateFolder)] {
            for path in try old(before: time, in: folder) { try FileManager.default.removeItem(atPath: path) }
        }
        return try SheetStore(stateFolder: stateFolder, limitBytes: 0).purge(before: time)
    }

    private static func old(before time: Date, in folder: String) throws -> [String] {
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return [] }
        return try files.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }.filter { path in
            let written = try files.attributesOfItem(atPath: path)[.modificationDate] as? Date
            return written.map { $0 < time } ?? false
        }
    }
}

/// Why a console cannot be opened with a file.
package enum DroppedFileError: ExplainedError, Equatable {
    case unreadable(path: String)

    package var explanation: Explanation {
        switch self {
        case .unreadable(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is no file that can be read", zh: "\(path) 不是可读取的文件"),
                remedy: LocalizedText(
                    en: "Give a CSV file or a workbook, or none and drop it on the page.",
                    zh: "请指定 CSV 文件或工作簿，或不指定文件，在页面上传。"
                )
            )
        }
    }
}
