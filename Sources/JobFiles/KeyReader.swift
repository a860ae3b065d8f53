import JobModel
import Wording
import Yams

/// Reads the keys of one YAML mapping and remembers what is wrong, so that all of it is said at once.
struct KeyReader {
    private var values: [String: Node] = [:]
    private let place: LocalizedText
    private(set) var problems: [JobFileError.Problem] = []

    /// Only `keys` may stand here; any other is named, with the nearest of these.
    init(_ node: Node, place: LocalizedText, keys: [String]) {
        self.place = place
        guard let mapping = node.mapping else {
            problems.append(
                .init(
                    line: node.mark?.line,
                    text: LocalizedText(en: "\(place.en) must be a mapping of keys", zh: "\(place.zh)须为键值映射")
                )
            )
            return
        }
        for (key, value) in mapping {
            guard let name = key.string else {
                problems.append(
                    .init(
                        line: key.mark?.line,
                        text: LocalizedText(en: "\(place.en) has a key that is no word", zh: "\(place.zh)中有非文本的键")
                    )
                )
                continue
            }
            if keys.contains(name) {
                values[name] = value
            } else {
                let text = Self.unknown(name, in: place, near: nearest(name, among: keys))
                problems.append(.init(line: key.mark?.line, text: text))
            }
        }
    }

    func node(_ key: String) -> Node? { values[key] }

    private static func unknown(_ name: String, in place: LocalizedText, near: String?) -> LocalizedText {
        LocalizedText(
            en: "\(place.en) has an unknown key '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
            zh: "\(place.zh)中有未知的键“\(name)”" + (near.map { "，是否应为“\($0)”？" } ?? "")
        )
    }

    mutating func fail(_ key: String, _ text: LocalizedText) {
        let text = LocalizedText(en: "\(key) \(text.en)", zh: "\(key) \(text.zh)")
        problems.append(.init(line: values[key]?.mark?.line, text: text))
    }

    mutating func add(_ more: [JobFileError.Problem]) { problems += more }

    mutating func string(_ key: String) -> String? {
        guard let node = values[key] else { return nil }
        guard let text = node.scalar?.string else {
            fail(key, LocalizedText(en: "must be a word", zh: "须为文本"))
            return nil
        }
        return text
    }

    mutating func required(_ key: String) -> String? {
        if values[key] == nil {
            problems.append(
                .init(line: nil, text: LocalizedText(en: "\(place.en) lacks '\(key)'", zh: "\(place.zh)缺少“\(key)”"))
            )
        }
        return string(key)
    }

    mutating func bool(_ key: String) -> Bool? {
        guard let node = values[key] else { return nil }
        guard let value = node.bool else {
            fail(key, LocalizedText(en: "must be true or false", zh: "须为 true 或 false"))
            return nil
        }
        return value
    }

    mutating func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = values[key] else { return nil }
        guard let value = node.int, range.contains(value) else {
            fail(
                key,
                LocalizedText(
                    en: "must be a whole number from \(range.lowerBound) to \(range.upperBound)",
                    zh: "须为 \(range.lowerBound) 到 \(range.upperBound) 的整数"
                )
            )
            return nil
        }
        return value
    }

    /// A share such as `10%` or `0.1`.
    mutating func share(_ key: String) -> Double? {
        guard let text = string(key) else { return nil }
        let value = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
        guard let value, (0...1).contains(value) else {
            fail(key, LocalizedText(en: "must be a share such as 10%", zh: "须为比例，如 10%"))
            return nil
        }
        return value
    }

    /// One of an enumeration's words.
    mutating func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _: Value.Type) -> Value?
    where Value.RawValue == String {
        guard let text = string(key) else { return nil }
        if let value = Value(rawValue: text) { return value }
        fail(
            key,
            LocalizedText(
                en: "must be one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
                zh: "须为 " + Value.allCases.map(\.rawValue).joined(separator: "、") + " 之一"
            )
        )
        return nil
    }

    /// A word, or a list of words.
    mutating func strings(_ key: String) -> [String]? {
        guard let node = values[key] else { return nil }
        if let word = node.scalar?.string { return [word] }
        let words = node.sequence?.compactMap { $0.scalar?.string }
        guard let words, words.count == node.sequence?.count else {
            fail(key, LocalizedText(en: "must be a list of words", zh: "须为文本列表"))
            return nil
        }
        return words
    }

    /// The pairs of a mapping with words as keys.
    mutating func pairs(_ key: String) -> [(String, Node)]? {
        guard let node = values[key] else { return nil }
        guard let mapping = node.mapping else {
            fail(key, LocalizedText(en: "must be a mapping", zh: "须为键值映射"))
            return nil
        }
        return mapping.compactMap { name, value in name.scalar.map { ($0.string, value) } }
    }
}
