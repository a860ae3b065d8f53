import Foundation
import LocalFiles

/// Whose choices a sheet has, where they were made for another one.
extension SheetWave {
    private var matchedPath: String { folder + "/matched-as" }

    /// What the sheet was called for which the choices were made; `nil` where they are the sheet's own.
    package var matchedAs: String? {
        FileManager.default.contents(atPath: matchedPath).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Says whose choices the sheet has.
    ///
    /// - Parameter name: What the other sheet is called; `nil` for choices of its own.
    /// - Throws: `LocalFileError`.
    package func noteMatched(as name: String?) throws {
        if let name {
            // Several pages of a new sheet may be opened at once.
            let unfinished = matchedPath + ".\(UInt64.random(in: 0 ... .max))"
            try PrivateFile.write(Data(name.utf8), to: unfinished)
            guard rename(unfinished, matchedPath) == 0 else { throw LocalFileError.cannotWrite(matchedPath) }
        } else if FileManager.default.fileExists(atPath: matchedPath) {
            try FileManager.default.removeItem(atPath: matchedPath)
        }
    }
}
