import ArgumentParser
import DirectoryDoctor
import DirectoryServing
import JobEngine
import JobModel
import JobSession
import Wording

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Ask a directory what the app may call, reach and see there, or a ledger how it does, and say how to correct what is wrong.",
        discussion: """
            Nothing is written. With a job only what the job needs is asked for. With --ledger and nothing that names a \
            directory (a job, --directory, --id, --question) the ledger alone is asked: server, clock, tables, rights, \
            settings that matter, connections, old transactions and dead rows. Exit status: 0 no problem, 2 usage, 3 \
            something else is to be put right, 7 credentials, permission or reach missing for the import, 8 not reachable.
            """
    )

    @Argument(help: "A job (.yaml); else what any import needs.", completion: .file(extensions: ["yaml", "yml"]))
    var job: String?

    @Option(help: "An id, mobile or email to look at: is it od-, ou_, a user_id, is it there? May be repeated.")
    var id: [String] = []

    @Option(help: "A question in words: it is answered, and only what has to do with it is asked of the directory.")
    var question: String?

    @OptionGroup var connection: ConnectionOptions

    @Flag(help: "Print one JSON object to standard output.")
    var json = false

    func validate() throws {
        if let job, !SheetJob.isJob(job) {
            throw ValidationError(
                LocalizedText(en: "'\(job)' is no job; give an id by --id.", zh: "“\(job)”不是任务文件；要查询某个 ID，请用 --id。")
            )
        }
        if let question, QuestionSearch().matches(question).isEmpty {
            throw ValidationError(
                LocalizedText(
                    en: "No question that is answered here is like '\(question)'; ask in other words.",
                    zh: "没有与“\(question)”相近的问题，请换一种说法。"
                )
            )
        }
        guard id.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 320 }) else {
            throw ValidationError(LocalizedText(en: "--id must have 1 to 320 characters.", zh: "--id 须为 1 至 320 个字符。"))
        }
        guard id.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } }) else {
            let words = LocalizedText(
                en: "--id has a control character in it, which no id has; enter it again, by hand.",
                zh: "--id 含有控制字符，任何标识都不会有；请手动重新输入。"
            )
            throw ValidationError(Language.ofEnvironment.words(words))
        }
    }

    func run() async throws {
        if connection.ledger.address != nil, job == nil, id.isEmpty, question == nil, connection.directory == nil {
            return try await askLedger()
        }
        let question = question.flatMap { QuestionSearch().matches($0).first }
        let session = DoctorSession(job: job, ids: id, question: question, connector: try connection.connector())
        let diagnosis = try await WorkScreen(reading: connection.reading).run(session)
        if let question, !json {
            for line in QuestionView(question: question, language: .ofEnvironment).lines() {
                try StandardOutput.line(line)
            }
        }
        if json {
            try StandardOutput.json(DiagnosisJSON(diagnosis: diagnosis, question: question, language: .ofEnvironment))
        } else {
            for line in DiagnosisView(diagnosis: diagnosis, language: .ofEnvironment).lines() {
                try StandardOutput.line(line)
            }
        }
        try ExitCode.end(diagnosis.exit)
    }
}

extension Doctor {
    private func askLedger() async throws {
        let checkup = try await LedgerCheckup.asked(connection.ledger.place())
        if json {
            try StandardOutput.json(LedgerCheckupJSON(checkup: checkup, language: .ofEnvironment))
        } else {
            let view = DiagnosisView(diagnosis: checkup.diagnosis, language: .ofEnvironment, title: checkup.title)
            for line in view.lines() { try StandardOutput.line(line) }
        }
        try ExitCode.end(checkup.diagnosis.exit)
    }
}

/// The JSON of `doctor --ledger`.
private struct LedgerCheckupJSON: Encodable {
    let checkup: LedgerCheckup
    let language: Language

    private enum Key: String, CodingKey { case ledger, exit, answers }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(checkup.place, forKey: .ledger)
        try values.encode(checkup.diagnosis.exit.rawValue, forKey: .exit)
        try values.encode(checkup.answers.map { AnswerJSON(answer: $0, language: language) }, forKey: .answers)
    }
}

/// The JSON of `doctor`: what the screen shows, in one language.
private struct DiagnosisJSON: Encodable {
    let diagnosis: Diagnosis
    let question: CommonQuestion?
    let language: Language

    private enum Key: String, CodingKey { case directory, app, exit, answers, question }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(diagnosis.host, forKey: .directory)
        try values.encodeIfPresent(
            question.map { QuestionJSON(question: $0, language: language) },
            forKey: .question
        )
        try values.encode(diagnosis.app, forKey: .app)
        try values.encode(diagnosis.exit.rawValue, forKey: .exit)
        try values.encode(
            diagnosis.answers.map { AnswerJSON(answer: $0, language: language) },
            forKey: .answers
        )
    }
}

private struct AnswerJSON: Encodable {
    let answer: Diagnosis.Answer
    let language: Language

    private enum Key: String, CodingKey { case code, verdict, question, found, cause, remedy }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(answer.code, forKey: .code)
        try values.encode(answer.verdict, forKey: .verdict)
        try values.encode(language.words(answer.question), forKey: .question)
        try values.encode(language.words(answer.found), forKey: .found)
        try values.encode(answer.cause.map(language.words), forKey: .cause)
        try values.encode(answer.remedy.map(language.words), forKey: .remedy)
    }
}
