import ArgumentParser
import DirectoryServing
import JobEngine
import JobModel
import JobSession
import Wording

struct Rehearse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Run a wave in a copy of the directory and say what will become of every row; nothing real is written.",
        discussion: """
            The directory is exported and loaded into an embedded one of its own, which is removed at the end; the import runs \
            there, under the documented limits, in a clock that leaps over waits. It says how every row ends, who is invited, \
            how many calls of the month it takes, how long the real run takes and which limit decides, and what no rehearsal \
            can know. Exit status: as the import's: 0 every row succeeded, 2 usage, 3 nothing could be sent, 4 some row \
            failed, was invalid, defective or held back, 5 unknown outcomes remain, 6 safety stop, 7 credentials or \
            permission, 8 limits or network, 130 interrupted.
            """
    )

    @OptionGroup var source: ImportSource

    @Option(
        help:
            "The folder of an export, or the workbook or database in it, in place of reading the directory's people.",
        completion: .directory
    )
    var from: String?

    @Option(
        help: "A company file with settings, custom attributes and employee types, in place of asking the directory.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var company: String?

    @Option(
        help:
            "The folder in which a folder for the results, which name people, is made; else roster-rehearsal beside the job.",
        completion: .directory
    )
    var out: String?

    func run() async throws {
        let job = try await source.job()
        let session = RehearsalSession(
            job: job,
            origin: from,
            company: company,
            out: out,
            connector: try source.connection.connector(folder: job.folder)
        ) { Language.ofEnvironment.words($0) }
        let rehearsal = try await WorkScreen(reading: source.connection.reading).run(session)
        try show(rehearsal)
        try ExitCode.end(rehearsal.exit)
    }

    private func show(_ rehearsal: Rehearsal) throws {
        let language = Language.ofEnvironment
        // The rehearsal's own run is gone with it.
        var plan = rehearsal.plan
        plan.run = ""
        StandardError.show(plan)
        let sentences = RehearsalSentences(rehearsal)
        var lines = [sentences.origin, RehearsalSentences.title] + RunSentences(rehearsal.status).steps
        if let note = rehearsal.summary.note { lines.append(note) }
        var texts = lines.map(language.words)
        let reasons = ReasonSentences(rehearsal.summary.reasons)
        if !reasons.reasons.isEmpty {
            texts.append(language.words(ReasonSentences.title))
            for reason in reasons.reasons {
                texts.append("  " + language.words(reason.sentence))
                if let remedy = reason.remedy { texts.append("      " + remedy) }
            }
            if let more = reasons.more { texts.append("  " + language.words(more)) }
        }
        texts += [sentences.invitations, sentences.calls, sentences.time].map(language.words)
        texts.append(language.words(RehearsalSentences.unknownTitle))
        texts += rehearsal.unknown.map { "  " + language.words($0.words) }
        texts += rehearsal.files
        let json = source.options.json
        if json { try StandardOutput.json(PrintedRehearsal(rehearsal) { language.words($0) }) }
        for text in texts { json ? StandardError.note(text) : try StandardOutput.line(text) }
    }
}
