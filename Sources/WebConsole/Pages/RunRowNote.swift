import JobEngine
import JobModel
import JobSession
import Wording

/// What a run says of a row that did not succeed, in the grid in which the row is corrected.
struct RunRowNote: Sendable {
    /// How the row ended, in a word; what it looks like.
    let standing: String
    let kind: String
    /// That the row is no longer what the run has tried; `nil` where it is.
    let corrected: String?
    /// What is to be done before it is corrected; `nil` where its end is known.
    let unknown: String?
    let problems: [RowsTable.Problem]
    /// The columns that they are about.
    let columns: [String]

    init(_ tried: TriedRow, _ subject: Subject, _ frame: PageFrame) {
        let row = tried.open.row
        standing = frame.words(tried.standing.words)
        kind = tried.isUnknown ? "warn" : "bad"
        corrected =
            tried.isCorrected ? frame.say("corrected since, not sent yet", "此后已更正，尚未发送") : nil
        unknown =
            tried.isUnknown
            ? frame.say(
                "The row may have been written. Before you correct it, open the run and find out how its rows ended.",
                "该行可能已经写入。更正之前，请先打开该运行并查明各行结果。"
            ) : nil
        columns = tried.columns
        let findings = row.planned.findings
        guard findings.isEmpty else {
            var said: [RowsTable.Problem] = []
            for finding in findings where said.count < Self.problemLimit {
                let problem = Self.words(finding, subject, frame)
                guard !said.contains(where: { $0.problem == problem }) else { continue }
                let remedy = CellExcerpt.of(frame.words(RemedyWords.ofCell(finding)), Self.sentenceLength)
                said.append(RowsTable.Problem(problem: problem, remedy: remedy))
            }
            problems = said
            return
        }
        let result = ResultRow(row, in: tried.open.run.id, words: frame.words)
        // Of what is only planned, or on its way, there is nothing to be said.
        let problem = RowsTable.Problem(
            problem: CellExcerpt.of(result.problem ?? "", Self.sentenceLength),
            remedy: RunRemedies.ofGrid(frame).of(result.remedy, onPages: result.pageRemedy).map {
                CellExcerpt.of($0, Self.sentenceLength)
            },
            code: result.code
        )
        problems = result.problem == nil && result.code == nil ? [] : [problem]
    }

    /// A finding as the grid says it.
    static func words(_ finding: Finding, _ subject: Subject, _ frame: PageFrame) -> String {
        CellExcerpt.of(frame.sentence(of: finding, subject), findingLength)
    }

    /// Everything that it writes into the page.
    var texts: [String] {
        [standing, corrected ?? "", unknown ?? ""]
            + problems.flatMap { [$0.problem, $0.remedy ?? "", $0.code ?? ""] }
    }

    private static let problemLimit = 4
    private static let sentenceLength = 400
    private static let findingLength = 200
}
