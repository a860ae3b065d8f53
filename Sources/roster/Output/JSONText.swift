import Foundation
import JobModel
import Wording

/// JSON as every command prints it.
enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return VisibleText.escaped(json: String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
