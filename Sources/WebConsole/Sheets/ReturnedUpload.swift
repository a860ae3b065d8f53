import Foundation

/// A file that was corrected in a spreadsheet and came back to its sheet: it is kept until the reader has said what is taken.
struct ReturnedUpload: Sendable, Equatable {
    /// Like a sheet's.
    let id: String
    /// As the reader's machine calls the file.
    let name: String
    let bytes: Int
    let stored: Date
    /// Where the file is.
    let path: String

    /// The folder of all of them, in that of their sheet.
    static let folder = "returned"

    /// `nil` where no whole file is there.
    init?(id: String, in folder: String) {
        let path = folder + "/" + id + "/" + StoredSheet.file
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let name = FileManager.default.contents(atPath: folder + "/" + id + "/" + StoredSheet.nameFile)
        else { return nil }
        (self.id, self.path) = (id, path)
        self.name = String(decoding: name, as: UTF8.self)
        bytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        stored = attributes[.modificationDate] as? Date ?? .distantPast
    }

    /// As a sentence names it.
    var shown: String { CellExcerpt.of(name, 120) }
}
