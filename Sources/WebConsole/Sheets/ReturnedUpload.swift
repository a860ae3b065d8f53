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
    ///
    /// - Throws: What keeps the file's folder from being read.
    init?(id: String, in folder: String) throws {
        let path = folder + "/" + id + "/" + StoredSheet.file
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(atPath: path)
            let name = URL(fileURLWithPath: folder + "/" + id + "/" + StoredSheet.nameFile)
            self.name = String(decoding: try Data(contentsOf: name), as: UTF8.self)
        } catch let error as CocoaError where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code) {
            return nil
        }
        (self.id, self.path) = (id, path)
        bytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        stored = attributes[.modificationDate] as? Date ?? .distantPast
    }

    /// As a sentence names it.
    var shown: String { CellExcerpt.of(name, 120) }
}
