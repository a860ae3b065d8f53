import Foundation
import JobEngine

/// A sheet that was dropped.
struct StoredSheet: Sendable {
    /// Twelve letters and digits.
    let id: String
    /// As the reader's machine calls the file.
    let name: String
    let bytes: Int
    let stored: Date
    /// Where the file is.
    let path: String
    /// Has the corrections that were read before.
    let memory: CorrectionMemory

    static let file = "sheet"
    static let unfinished = "sheet.unfinished"
    static let nameFile = "name"

    private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    private static let length = 12

    static func makeID() -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<length).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }

    /// Whether a text can be the id of a sheet; such a text names no other folder.
    static func isID(_ text: String) -> Bool { text.count == length && text.allSatisfy(letters.contains) }

    /// When it was dropped, or its job, its corrections or the list of its results were changed last.
    var worked: Date {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let changes = ["job.yaml", "corrections.csv", "roster-results"].compactMap { name -> Date? in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            return attributes?[.modificationDate] as? Date
        }
        return changes.reduce(stored) { max($0, $1) }
    }

    /// `nil` where no whole sheet is there.
    init?(id: String, in folder: String, knowing memory: CorrectionMemory) {
        let path = folder + "/" + id + "/" + Self.file
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let name = FileManager.default.contents(atPath: folder + "/" + id + "/" + Self.nameFile)
        else { return nil }
        self.memory = memory
        self.id = id
        self.path = path
        self.name = String(decoding: name, as: UTF8.self)
        bytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        stored = attributes[.modificationDate] as? Date ?? .distantPast
    }
}
