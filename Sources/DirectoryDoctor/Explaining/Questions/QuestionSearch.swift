import Foundation
import JobModel
import Wording

/// Finds the questions that somebody means by their own words, in English or Chinese.
package struct QuestionSearch: Sendable {
    private let questions: [CommonQuestion]
    private let words: [Set<String>]
    private let texts: [[String]]
    /// How many questions a word is in.
    private let spread: [String: Int]

    package init(_ questions: [CommonQuestion] = CommonQuestion.all) {
        self.questions = questions
        texts = questions.map { [$0.question.en, $0.question.zh] + $0.others }
        words = texts.map { texts in texts.reduce(into: Set<String>()) { $0.formUnion(Self.words(of: $1)) } }
        spread = words.reduce(into: [:]) { spread, words in
            for word in words { spread[word, default: 0] += 1 }
        }
    }

    /// The questions that are meant, the likeliest first; none where too little of the words is known.
    ///
    /// A word counts for more the fewer questions it is in.
    package func matches(_ text: String) -> [CommonQuestion] {
        let wanted = Self.words(of: text)
        let phrase = Self.folded(text)
        let all = wanted.reduce(0) { $0 + weight($1) }
        guard all > 0 else { return [] }
        let scores = questions.indices.map { place -> Double in
            let isSaid = phrase.count > 3 && texts[place].contains { Self.folded($0).contains(phrase) }
            let known = wanted.intersection(words[place]).reduce(0) { $0 + weight($1) }
            return known / all + (isSaid ? 1 : 0)
        }
        let best = scores.max() ?? 0
        guard best >= Self.least else { return [] }
        return questions.indices.filter { scores[$0] >= best * Self.near }
            .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
            .prefix(Self.most).map { questions[$0] }
    }

    /// A word that no question has still asks for something that they do not answer.
    private func weight(_ word: String) -> Double {
        let count = spread[word] ?? 0
        return count == 0 ? 2 : log(1 + Double(questions.count) / Double(count))
    }

    /// The share of what was asked that must be known.
    private static let least = 0.45
    /// How near another question must come to the best one.
    private static let near = 0.8
    private static let most = 3

    private static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Words of letters and numbers, and of Chinese, which has no spaces, each two characters that stand together.
    private static func words(of text: String) -> Set<String> {
        var words: Set<String> = []
        var word = ""
        var last: Character?
        for character in text.lowercased() + " " {
            let isHan = character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
            if !isHan, character.isLetter || character.isNumber {
                word.append(character)
            } else {
                if !word.isEmpty, !fillers.contains(word) { words.insert(stem(word)) }
                word = ""
            }
            if isHan, let last, !fillers.contains("\(last)\(character)") { words.insert("\(last)\(character)") }
            last = isHan ? character : nil
        }
        return words
    }

    /// A word without the ending that its grammar gives it: `changed` and `change` are one.
    private static func stem(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 5 { return word.dropLast(3) + "y" }
        let ending = ["ing", "es", "ed", "s", "e"].first { word.count > $0.count + 2 && word.hasSuffix($0) }
        return String(word.dropLast(ending?.count ?? 0))
    }

    /// Words that every question has.
    private static let fillers: Set<String> = [
        "a", "an", "the", "is", "are", "was", "be", "do", "does", "did", "of", "in", "to", "for", "and", "or", "on",
        "by",
        "my", "i", "we", "it", "its", "what", "why", "how", "when", "which", "can", "has", "have", "not", "no", "with",
        "from", "that", "this", "there", "me", "get", "out", "find", "between", "difference", "still", "again", "one",
        "another", "如何",
        "什么", "为什", "是什", "怎么", "么是", "么原", "是否",
        "哪些", "什么原", "区别",
    ]
}
