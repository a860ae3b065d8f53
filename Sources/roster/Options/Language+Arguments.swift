import ArgumentParser
import Foundation
import JobSession
import Synchronization

extension Language {
    /// What `--lang` said, for the whole of the process.
    private static let given = Mutex<Language?>(nil)

    /// Takes `--lang en` or `--lang zh` out of a command's arguments, wherever it stands.
    ///
    /// - Throws: `ValidationError` for another language, or none.
    static func taken(from arguments: [String]) throws -> [String] {
        var rest: [String] = []
        var words = arguments.makeIterator()
        while let word = words.next() {
            guard word == "--lang" || word.hasPrefix("--lang=") else {
                rest.append(word)
                if word == "--" { break }
                continue
            }
            let name = word == "--lang" ? words.next() : String(word.dropFirst("--lang=".count))
            guard let name, let language = names[name.lowercased()] else {
                throw ValidationError("--lang must be en or zh.")
            }
            given.withLock { $0 = language }
        }
        while let word = words.next() { rest.append(word) }
        return rest
    }

    private static let names: [String: Language] = [
        "en": .english, "zh": .chinese, "zh-cn": .chinese, "zh_cn": .chinese,
    ]

    /// By `--lang`, else by `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set.
    static var ofEnvironment: Language {
        if let language = given.withLock(\.self) { return language }
        let environment = ProcessInfo.processInfo.environment
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return name?.hasPrefix("zh") == true ? .chinese : .english
    }
}
