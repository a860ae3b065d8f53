import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import WebConsole
import Wording

struct Purge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take old runs out of the ledger, with everything that it knows of their rows.",
        discussion: """
            A run goes together with its retries, when all of them began before the date. Runs that have not come to \
            their end or have unknown rows stay, unless --force says otherwise; a run that a process is at work on \
            always stays. The results' files stay where they are; what an unfinished export has read goes with its run. Sheets that \
            were dropped in the console, and last worked on, before the date go as well, and sheets that `apply` unpacked \
            of a plan before it, once no run uses them. Exit status: 0, or 2 where it was not confirmed.
            """
    )

    @Option(help: "The day before which runs must have begun, as 2026-01-31, in this machine's time zone.")
    var before: String

    @Flag(help: "Take also runs that have not come to their end, or have unknown rows.")
    var force = false

    @Flag(help: "Go on without asking.")
    var yes = false

    @OptionGroup var ledger: LedgerOptions

    func validate() throws { _ = try date() }

    func run() async throws {
        let language = Language.ofEnvironment
        let history = try RunHistory(at: ledger.place())
        let plan = try await history.purgePlan(before: try date(), force: force)
        for kept in plan.kept { StandardError.note(language.words(kept.sentence)) }
        let folder = StateFolder.ofEnvironment
        let sheets = try DroppedSheets.count(before: try date(), stateFolder: folder)
        let retries = try DroppedSheets.countRetries(before: try date(), stateFolder: folder)
        let bases = try await history.folders(besides: plan.runs)
        let carried = try CarriedSheets.unused(before: try date(), stateFolder: folder, by: bases)
        guard !plan.lineages.isEmpty || sheets + retries + carried.count > 0 else {
            return StandardError.note(language.words(LocalizedText(en: "Nothing is to be purged.", zh: "没有可清除的运行。")))
        }
        for run in plan.runs { try StandardOutput.line(run) }
        if !plan.lineages.isEmpty {
            StandardError.note(
                language.words(
                    LocalizedText(
                        en: "They go, \(plan.rows, "row") in all, and can be looked at and retried no more.",
                        zh: "将清除以上运行，共 \(plan.rows) 行；之后不能再查看或重试。"
                    )
                )
            )
        }
        for words in Self.words(ofSheets: sheets, retries: retries, carried: carried.count) {
            StandardError.note(words)
        }
        let confirmation = Confirmation(isGiven: yes, otherwise: LocalizedText(en: "Nothing was purged", zh: "未清除任何内容"))
        guard try confirmation.isConfirmed() else {
            StandardError.note(language.words(LocalizedText(en: "Nothing was purged.", zh: "未清除任何内容。")))
            throw ExitCode(Int32(ExitStatus.usage.rawValue))
        }
        _ = try DroppedSheets.purge(before: try date(), stateFolder: folder)
        let isSmaller = try await history.purge(plan)
        for path in carried { try FileManager.default.removeItem(atPath: path) }
        guard isSmaller else {
            let words = LocalizedText(
                en: "They are gone. The file keeps its size while another command uses it; later runs fill it again.",
                zh: "已清除。另一个命令正在使用该文件，因此文件大小不变；之后的运行会重新使用这些空间。"
            )
            return StandardError.note(language.words(words))
        }
        StandardError.note(language.words(LocalizedText(en: "They are gone.", zh: "已清除。")))
    }

    /// What goes beside runs, without what there is none of.
    private static func words(ofSheets sheets: Int, retries: Int, carried: Int) -> [LocalizedText] {
        let all = [
            (
                sheets,
                LocalizedText(
                    en: "Sheets of the console that go with their corrections: \(sheets).",
                    zh: "将清除控制台中的表格及其更正：\(sheets) 个。"
                )
            ),
            (
                retries,
                LocalizedText(
                    en: "Files of rows that were chosen in the console for retries: \(retries).",
                    zh: "将清除控制台中为重试所选行的文件：\(retries) 个。"
                )
            ),
            (
                carried,
                LocalizedText(
                    en: "Sheets that came with plans, where no run uses them: \(carried).",
                    zh: "将清除已无运行使用的计划附带表格：\(carried) 份。"
                )
            ),
        ]
        return all.filter { $0.0 > 0 }.map { $0.1 }
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
