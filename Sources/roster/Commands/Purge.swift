import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Purge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take old runs out of the ledger, with everything that it knows of their rows.",
        discussion: """
            A run goes together with its retries, when all of them began before the date. Runs that have not come to \
            their end or have unknown rows stay, unless --force says otherwise; a run that a process is at work on \
            always stays. The results' files stay where they are; what an unfinished export has read goes with its run. Exit status: 0, or 2 where it was not confirmed.
            """
    )

    @Option(help: "The day before which runs must have begun, as 2026-01-31, in this machine's time zone.")
    var before: String

    @Flag(help: "Take also runs that have not come to their end, or have unknown rows.")
    var force = false

    @Flag(help: "Go on without asking.")
    var yes = false

    func validate() throws { _ = try date() }

    func run() async throws {
        let language = Language.ofEnvironment
        let history = try RunHistory(stateFolder: StateFolder.ofEnvironment)
        let plan = try await history.purgePlan(before: try date(), force: force)
        for kept in plan.kept { StandardError.note(language.words(kept.sentence)) }
        guard !plan.lineages.isEmpty else {
            return StandardError.note(language.words(LocalizedText(en: "Nothing is to be purged.", zh: "没有可清除的运行。")))
        }
        for run in plan.runs { try StandardOutput.line(run) }
        StandardError.note(
            language.words(
                LocalizedText(
                    en: "They go, \(plan.rows) rows in all, and can be looked at and retried no more.",
                    zh: "将清除以上运行，共 \(plan.rows) 行；之后不能再查看或重试。"
                )
            )
        )
        let confirmation = Confirmation(isGiven: yes, otherwise: LocalizedText(en: "Nothing was purged", zh: "未清除任何内容"))
        guard try confirmation.isConfirmed() else {
            StandardError.note(language.words(LocalizedText(en: "Nothing was purged.", zh: "未清除任何内容。")))
            throw ExitCode(Int32(ExitStatus.usage.rawValue))
        }
        guard try await history.purge(plan) else {
            let words = LocalizedText(
                en: "They are gone. The file keeps its size while another command uses it; later runs fill it again.",
                zh: "已清除。另一个命令正在使用该文件，因此文件大小不变；之后的运行会重新使用这些空间。"
            )
            return StandardError.note(language.words(words))
        }
        StandardError.note(language.words(LocalizedText(en: "They are gone.", zh: "已清除。")))
    }

    /// The beginning of the day.
    private func date() throws -> Date {
        let parts = before.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard before.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2]
        else {
            throw ValidationError(
                LocalizedText(en: "--before must be a date such as 2026-01-31.", zh: "--before 须为日期，例如 2026-01-31。")
            )
        }
        let components = DateComponents(calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day)
        guard components.isValidDate, let date = components.date else {
            throw ValidationError(
                LocalizedText(en: "--before: there is no day \(before).", zh: "--before：日期 \(before) 不存在。")
            )
        }
        return date
    }
}
