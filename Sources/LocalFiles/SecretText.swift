import Foundation
package import Wording

/// A secret that stands alone in a file or on standard input, where `ps` does not show it.
package enum SecretText {
    /// Reads it; `-` is standard input.
    ///
    /// - Throws: `Unreadable` where there is none.
    package static func read(from path: String) throws(Unreadable) -> String {
        let data: Data?
        do {
            data =
                path == "-"
                ? try FileHandle.standardInput.read(upToCount: limit)
                : try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: limit)
        } catch {
            throw Unreadable(reason: LocalizedText(en: "it is not there, or may not be read", zh: "文件不存在或无法读取"))
        }
        let text = String(decoding: data ?? Data(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw Unreadable(reason: LocalizedText(en: "it is empty", zh: "内容为空")) }
        guard text.count < 1000, !text.contains(where: \.isWhitespace) else {
            throw Unreadable(reason: LocalizedText(en: "it holds more than one word", zh: "其中不止一个词"))
        }
        return text
    }

    /// Why there is no secret.
    package struct Unreadable: Error {
        package var reason: LocalizedText
    }

    private static let limit = 4096
}
