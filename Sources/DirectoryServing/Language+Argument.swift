import ArgumentParser
import Wording

extension Language {
    /// Takes `--lang en` or `--lang zh` out of a command's arguments, wherever it stands.
    ///
    /// - Throws: `ValidationError` for another language, or none.
    package static func taken(from arguments: [String]) throws -> [String] {
        var rest: [String] = []
        var words = arguments.makeIterator()
        while let word = words.next() {
            guard word == "--lang" || word.hasPrefix("--lang=") else {
                rest.append(word)
                if word == "--" { break }
                continue
            }
            let name = word == "--lang" ? words.next() : String(word.dropFirst("--lang=".count))
            guard let name, let language = Language(name: name) else {
                throw ValidationError(LocalizedText(en: "--lang must be en or zh.", zh: "--lang 须为 en 或 zh。"))
            }
            give(language)
        }
        while let word = words.next() { rest.append(word) }
        return rest
    }
}
