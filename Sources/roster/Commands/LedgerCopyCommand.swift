import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct LedgerCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract:
            "Copy all runs, or one with its retries, from one ledger to another: between a file and PostgreSQL in either direction.",
        discussion: """
            Name a ledger as postgres://USER@HOST/DATABASE, service=NAME, a state folder, or file for the one of this \
            machine. Each run is copied in one transaction, which is kept only if every record reads back the same. A \
            second call compares the runs that are there already and copies the others. With all runs the counts of \
            calls are copied too. What an unfinished export has read stays in its folder. A run that a process is \
            writing, or that a worker may take up, is refused before anything is copied. Exit status: 0 the target has \
            every run, with the same content; 1 a ledger cannot be read or written; 2 usage, no such run, or a run that \
            is refused; 10 the target has another run of the same name, which is left as it is.
            """
    )

    @Argument(help: "The ledger to copy from; nothing in it changes.")
    var from: String

    @Argument(help: "The ledger to copy to; its tables are made on first use.")
    var to: String

    @Option(help: "Copy this run alone, with the runs that it tries again and that try it again.")
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
        case .same: LocalizedText(en: "\(run): already there, with the same content", zh: "\(run)：已存在且内容相同")
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
                en: "\(copied, "run was", "runs were") copied; every record reads back the same.",
                zh: "已复制 \(copied) 个运行，逐条读回核对一致。"
            )
        ]
        if open > 0 {
            said.append(
                LocalizedText(
                    en:
                        "\(open, "run has", "runs have") not ended yet: go on with each in one of the two ledgers only.",
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
