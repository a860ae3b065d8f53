import ArgumentParser
import DirectoryServing
import JobEngine
import JobModel
import JobSession
import Wording

struct Rows: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the rows of a run page by page: all of them, or those with an outcome, a code or a text.",
        discussion: """
            Several outcomes, or several codes, mean any of them; outcome, code and text together must all hold. A page ends \
            with the command for the next one, which stays right while the run goes on: a row that keeps its place comes \
            exactly once. Exit status: 0, also where no row is like that; 2 where there is no such run or step.
            """
    )

    @Argument(help: ArgumentHelp("The run, or last.", valueName: "run"))
    var name: String

    @Option(help: "The step's name or number; else all steps.")
    var step: String?

    @Option(help: "How the rows ended or stand; open has not settled, unsuccessful is all that has not succeeded.")
    var outcome: [OutcomeArgument] = []

    @Option(help: "A code of a finding or of the directory, such as email.malformed or 41001.")
    var code: [String] = []

    @Option(help: "What a cell, the row's key, an id or the problem holds; A to Z in either case.")
    var text: String?

    @Option(
        name: .customLong("order"),
        help: """
            sheet, outcome (what needs a person first, what succeeded last) or sent (what was sent last first). \
            (default: sheet)
            """
    )
    var givenOrder: RowOrder?

    @Option(help: "How many rows at most, up to \(RowQuery.largestPage).")
    var limit = 50

    @Option(help: "The place after which the page begins, as the page before names it.")
    var after: RowPosition?

    @Flag(help: "Print one JSON object to standard output: rows, total, and next for --after.")
    var json = false

    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        guard (1...RowQuery.largestPage).contains(limit) else {
            throw ValidationError(
                LocalizedText(
                    en: "--limit must be from 1 to \(RowQuery.largestPage).",
                    zh: "--limit 须在 1 到 \(RowQuery.largestPage) 之间。"
                )
            )
        }
        if let after, let givenOrder, after.order != givenOrder {
            throw ValidationError(
                LocalizedText(
                    en:
                        "--after is a place in the order \(after.order.rawValue); give --order \(after.order.rawValue), or none.",
                    zh: "--after 是按 \(after.order.rawValue) 排序的位置；请使用 --order \(after.order.rawValue)，或不加 --order。"
                )
            )
        }
    }

    func run() async throws {
        let history = try RunHistory(at: ledger.place())
        let query = RowQuery(
            standings: outcome.reduce(into: []) { $0.formUnion($1.standings) },
            codes: Set(code),
            text: text ?? "",
            start: after ?? .beginning(of: givenOrder ?? .sheet),
            limit: limit
        )
        let page = try await history.rows(of: name, step: step, matching: query, in: .ofEnvironment)
        if json { return try StandardOutput.json(page) }
        for line in RowPageView(page: page, language: .ofEnvironment).lines() { try StandardOutput.line(line) }
        StandardError.note(page.summary)
        if let next = page.next { StandardError.note(RunView.next(command(after: next, of: page.run))) }
    }

    /// The command for the next page, ready to type; it names the run, because `last` may be another run by then.
    private func command(after position: String, of run: String) -> String {
        var words = ["roster", "rows", run]
        if let step { words += ["--step=" + step] }
        for outcome in outcome { words += ["--outcome", outcome.word] }
        for code in code { words += ["--code=" + code] }
        if let text, !text.isEmpty { words += ["--text=" + text] }
        if limit != 50 { words += ["--limit", String(limit)] }
        return (words + ["--after", position]).map(ShellWord.quoted).joined(separator: " ")
    }
}
