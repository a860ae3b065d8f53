import ArgumentParser
import DirectoryDoctor
import DirectoryServing
import JobEngine
import JobModel
import JobSession
import Wording

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what a code of the directory means, or answer a question about it, and what to do.",
        discussion: """
            roster explain 41001 · roster explain "email and mobile account conflict" · roster explain 获取不到手机号

            The same number means different things by version and call. A question is asked in its own words, in English \
            or Chinese, or as an error says it. Exit status: 0 it is known, 2 usage, 3 the documentation does not have it.
            """
    )

    @Argument(help: "The code, such as 41001, or a question or an error in words.")
    var words: [String]

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    func validate() throws {
        guard words.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
            throw ValidationError(
                LocalizedText(en: "Give a code such as 41001, or a question in words.", zh: "请给出错误码（例如 41001）或一个问题。")
            )
        }
    }

    func run() throws {
        let language = Language.ofEnvironment
        let explained = ExplainSession(words.joined(separator: " ")).run()
        let questions: [CommonQuestion]
        let meanings: [CodeMeaning]
        switch explained {
        case .code(_, let found):
            (questions, meanings) = ([], found)
            if json { try StandardOutput.json(found.map { MeaningJSON(meaning: $0, language: language) }) }
        case .words(_, let found, let said):
            (questions, meanings) = (found, said)
            if json { try StandardOutput.json(found.map { QuestionJSON(question: $0, language: language) }) }
        }
        if !explained.isKnown { sayUnknown(explained) }
        try ExitCode.end(explained.exit)
        guard !json else { return }
        for question in questions {
            for line in QuestionView(question: question, language: language).lines() { try StandardOutput.line(line) }
        }
        for meaning in meanings { for line in lines(meaning, language) { try StandardOutput.line(line) } }
    }

    private func sayUnknown(_ explained: Explained) {
        let (problem, remedy) =
            switch explained {
            case .code(let code, _):
                (
                    LocalizedText(
                        en: "\(code) is not among the codes that the contact API documents.",
                        zh: "通讯录接口文档中没有错误码 \(code)。"
                    ), Self.aboutUnknownCode
                )
            case .words(let text, _, _):
                (
                    LocalizedText(en: "No question that is answered here is like '\(text)'.", zh: "没有与“\(text)”相近的问题。"),
                    Self.aboutUnknownWords
                )
            }
        StandardError.note("roster: " + Language.ofEnvironment.words(problem))
        StandardError.note("        " + Language.ofEnvironment.words(remedy))
    }

    private func lines(_ meaning: CodeMeaning, _ language: Language) -> [String] {
        let calls = meaning.calls.map { call in
            "  " + (call == CodeMeaning.anyCall ? language.words(LocalizedText(en: call, zh: "任何接口")) : call)
        }
        let sentences = [
            LocalizedText(en: "What it means: \(meaning.meaning.en).", zh: "含义：\(meaning.meaning.zh)。"),
            LocalizedText(en: "What to do:    \(meaning.remedy.en)", zh: "处理：\(meaning.remedy.zh)"),
            LocalizedText(en: "What Roster does: \(meaning.next.en)", zh: "Roster 的做法：\(meaning.next.zh)"),
        ]
        let title = "\(meaning.code) \(meaning.msg) (HTTP \(meaning.status))"
        return [title] + calls + sentences.map { "  " + language.words($0) }
    }

    private static let aboutUnknownCode = LocalizedText(
        en: "Roster takes such a code as final for its row and shows it whole; support asks for the log id.",
        zh: "Roster 将此类错误码视为该行的最终结果并完整显示；向服务商反馈时请提供日志 ID。"
    )
    private static let aboutUnknownWords = LocalizedText(
        en: "Give the code beside the message, or ask in other words; `roster doctor` looks at what the app may do.",
        zh: "请提供消息旁的错误码，或换一种说法；`roster doctor` 可检查应用的权限。"
    )
}

/// A meaning as JSON shows it: the sentences in one language.
private struct MeaningJSON: Encodable {
    let meaning: CodeMeaning
    let language: Language

    private enum Key: String, CodingKey { case code, calls, msg, status, meaning, remedy, next }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(meaning.code, forKey: .code)
        try values.encode(meaning.calls, forKey: .calls)
        try values.encode(meaning.msg, forKey: .msg)
        try values.encode(meaning.status, forKey: .status)
        try values.encode(language.words(meaning.meaning), forKey: .meaning)
        try values.encode(language.words(meaning.remedy), forKey: .remedy)
        try values.encode(language.words(meaning.next), forKey: .next)
    }
}

/// An answered question as JSON shows it.
struct QuestionJSON: Encodable {
    let question: CommonQuestion
    let language: Language

    private enum Key: String, CodingKey { case code, question, cause, remedy, doctor }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(question.code, forKey: .code)
        try values.encode(language.words(question.question), forKey: .question)
        try values.encode(language.words(question.cause), forKey: .cause)
        try values.encode(language.words(question.remedy), forKey: .remedy)
        try values.encode(question.checks, forKey: .doctor)
    }
}
