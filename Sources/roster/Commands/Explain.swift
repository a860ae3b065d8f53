import ArgumentParser
import JobEngine
import JobModel

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what a code of the directory means, at every call that answers it, and what to do about it.",
        discussion: """
            The same number means different things by version and call. Exit status: 0 the code is known, 2 it is no \
            number, 3 the documentation does not have it.
            """
    )

    @Argument(help: "The code, such as 41001.")
    var code: Int

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    func run() throws {
        let language = Language.ofEnvironment
        let meanings = CodeMeaning.all(of: code)
        if json { try Output.json(meanings.map { MeaningJSON(meaning: $0, language: language) }) }
        guard !meanings.isEmpty else {
            Screen.note("roster: " + language.words(unknown))
            Screen.note("        " + language.words(Self.aboutUnknown))
            throw ExitCode(Int32(ExitStatus.nothingSent.rawValue))
        }
        guard !json else { return }
        for meaning in meanings { for line in lines(meaning, language) { try Output.line(line) } }
    }

    private func lines(_ meaning: CodeMeaning, _ language: Language) -> [String] {
        let calls = meaning.calls.map { call in
            "  " + (call == CodeMeaning.anyCall ? language.words(Words(en: call, zh: "任何接口")) : call)
        }
        let sentences = [
            Words(en: "What it means: \(meaning.meaning.en).", zh: "含义：\(meaning.meaning.zh)。"),
            Words(en: "What to do:    \(meaning.remedy.en)", zh: "处理：\(meaning.remedy.zh)"),
            Words(en: "What Roster does: \(meaning.next.en)", zh: "Roster 的做法：\(meaning.next.zh)"),
        ]
        return ["\(code) \(meaning.msg) (HTTP \(meaning.status))"] + calls + sentences.map { "  " + language.words($0) }
    }

    private var unknown: Words {
        Words(
            en: "\(code) is not among the codes that the contact API documents.",
            zh: "通讯录接口文档中没有错误码 \(code)。"
        )
    }

    private static let aboutUnknown = Words(
        en: "Roster takes such a code as final for its row and shows it whole; support asks for the log id.",
        zh: "Roster 将此类错误码视为该行的最终结果并完整显示；向服务商反馈时请提供日志 ID。"
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
