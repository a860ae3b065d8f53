import Foundation
import LocalFiles

extension ExportManifest {
    static let name = "manifest.json"

    /// Writes it, with the digest over itself.
    mutating func write(in folder: String) throws {
        digest = ""
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let blank = String(decoding: try encoder.encode(self), as: UTF8.self)
        let digest = SHA256.of(Data(blank.utf8))
        self.digest = digest
        let text = blank.replacing(Self.key + "\"", with: Self.key + digest + "\"", maxReplacements: 1)
        let path = folder + "/" + Self.name
        try OutputError.converting(try PrivateFile.write(Data(text.utf8), to: path))
    }

    /// Whether the bytes of a manifest are those that were written; `nil` where it has no digest, as those of earlier
    /// versions.
    static func isUnedited(_ data: Data) -> Bool? {
        let text = String(decoding: data, as: UTF8.self)
        guard let start = text.firstRange(of: key)?.upperBound, let end = text[start...].firstIndex(of: "\"") else {
            return nil
        }
        let blank = text[..<start] + text[end...]
        return SHA256.of(Data(blank.utf8)) == text[start..<end]
    }

    /// As the encoder writes it; before it stands no text of anybody else's that could be the same, but escaped.
    private static let key = "\n  \"digest\" : \""
}
