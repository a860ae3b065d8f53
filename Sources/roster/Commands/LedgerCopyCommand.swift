import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct LedgerCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy all runs, or one with its retries, from one ledger to another: file or PostgreSQL, either way.",
        discussion: """
            A ledger is named as postgres://USER@HOST/DATABASE, service=NAME, a state folder, or file for the one of this \
            machine. Each run is copied in one transaction and read back record by record before that is kept. Given \
            again, the command compares what is there already and copies the rest. All runs bring the counts of calls \
            with them. What an unfinished export has read stays in its folder. Exit status: 0 every run is there, the \
            same; 1 the ledgers cannot be read or written; 2 usage, no such run, or one that a process writes or a worker may take; 10 the \
            target has another run of the same name, which is left as it is.
            """
    )

    @Argument(help: "The ledger that is copied; it stays as it is.")
    var from: String

    @Argument(help: "The ledger that is copied to; its tables are made on first use.")
    var to: String

    @Option(help: "The one run that is copied, with the runs that it tries again and that try it again.")
    var run: String?

    func run() async throws {
        let own = StateFolder.ofEnvironment
        let copy = try LedgerCopy(
            from: LedgerPlace(named: from, ownStateFolder: own),
            to: LedgerPlace(named: to, ownStateFolder: own)
        )
        var entries: [LedgerCopy.Entry] = []
        try await copy.copy(run) { entry in
            entries.append(entry)
            try StandardOutput.line(Self.sentence(on: entry))
        }
        for words in Self.summary(of: entries) { StandardError.note(words) }
        if entries.contains(where: \.isAnother) { throw ExitCode(Int32(ExitStatus.different.rawValue)) }
    }

    private static func sentence(on entry: LedgerCopy.Entry) -> LocalizedText {
        let (run, rows) = (entry.run, entry.rows)
        return switch entry.outcome {
        case .copied: LocalizedText(en: "\(run): copied, \(rows, "row")", zh: "\(run)：已复制，\(rows) 行")
        case .same: LocalizedText(en: "\(run): there already, the same", zh: "\(run)：已存在且内容相同")
        case .differs(let table):
            LocalizedText(
                en: "\(run): not copied, because the target has another run of that name (table \(table))",
                zh: "\(run)：未复制，目标中已有同名但内容不同的运行（表 \(table)）"
            )
        }
    }

    private static func summary(of entries: [LedgerCopy.Entry]) -> [LocalizedText] {
        let copied = entries.count { $0.outcome == .copied }
        let open = entries.count { $0.isOpen && !$0.isAnother }
        var said = [
            LocalizedText(
                en: "\(copied, "run was", "runs were") copied, and every record read back the same.",
                zh: "已复制 \(copied) 个运行，逐条读回核对一致。"
            )
        ]
        if open > 0 {
            said.append(
                LocalizedText(
                    en:
                        "\(open, "run has", "runs have") not come to an end: go on in one of the two ledgers alone.",
                    zh: "其中 \(open) 个运行尚未结束：请只在其中一个账本中继续。"
                )
            )
        }
        return said
    }
}

extension LedgerCopy.Entry {
    fileprivate var isAnother: Bool {
        if case .differs = outcome { true } else { false }
    }
}
