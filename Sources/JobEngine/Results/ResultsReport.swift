import JobModel
import Wording

/// The results of a run as one page that opens anywhere: counts, causes, and the first rows that did not succeed.
///
/// It has no script, loads nothing, and says of people no more than `results.csv` does. However many rows there are, it
/// lists the first 500 alone, and cuts what is long.
struct ResultsReport: Sendable {
    private var steps: [Step] = []
    private var rows: [(step: String, row: ResultRow)] = []
    private var unsuccessful = 0

    struct Step: Sendable {
        let name: String
        let records: Int
        let leftOut: Int
        var outcomes: [Outcome: Int] = [:]
    }

    /// Begins a step; the rows that follow are its.
    mutating func begin(_ step: ResultStep) {
        steps.append(Step(name: step.name, records: step.records, leftOut: step.leftOut))
    }

    mutating func note(_ row: ResultRow) {
        guard let last = steps.indices.last else { return }
        steps[last].outcomes[row.outcome, default: 0] += 1
        guard !row.outcome.isSuccess else { return }
        unsuccessful += 1
        if rows.count < Self.rowsShown { rows.append((steps[last].name, row)) }
    }

    /// The page.
    ///
    /// - Parameters:
    ///   - summary: The run, and why rows did not succeed.
    ///   - words: Says a sentence in the language of the results.
    /// - Returns: HTML.
    func html(of summary: RunSummary, words: @escaping (LocalizedText) -> String) -> String {
        let say = { (en: String, zh: String) in HTMLText.escaped(words(LocalizedText(en: en, zh: zh))) }
        let title = say("Results of \(summary.job), \(summary.run)", "\(summary.job) 的结果，\(summary.run)")
        return """
            <!DOCTYPE html>
            <html lang="\(words(LocalizedText(en: "en", zh: "zh-CN")))">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p><strong>\(success(words))</strong></p>
            <p>\(facts(of: summary, say))</p>
            \(counts(say, words))
            \(causes(summary.reasons, say))
            \(list(say, words))
            </main>
            </body>
            </html>

            """
    }

    private static let rowsShown = 500
    private static let causesShown = 100
}

extension ResultsReport {
    private typealias Say = (String, String) -> String

    private func success(_ words: (LocalizedText) -> String) -> String {
        let wanted = steps.reduce(0) { $0 + $1.records - $1.leftOut }
        let good = steps.reduce(0) { sum, step in
            sum + Outcome.allCases.filter(\.isSuccess).reduce(0) { $0 + (step.outcomes[$1] ?? 0) }
        }
        return HTMLText.escaped(
            words(LocalizedText(en: "\(good) of \(wanted, "row") succeeded", zh: "\(wanted) 行中 \(good) 行成功"))
        )
    }

    private func facts(of summary: RunSummary, _ say: Say) -> String {
        // Its readers know no exit status, and times as people write them.
        let moments = (summary.times?.moments ?? []).map { moment in
            let time = Self.time(moment.time)
            return LocalizedText(en: "\(moment.words.en) \(time).", zh: "\(moment.words.zh) \(time)。")
        }
        let parent = summary.parent.map {
            LocalizedText(en: "It tries rows of \($0) again.", zh: "重试 \($0) 中的行。")
        }
        let sentences = moments + [summary.times?.worked, parent].compactMap(\.self)
        return say(sentences.map(\.en).joined(separator: " "), sentences.map(\.zh).joined())
    }

    /// `2026-12-01 09:00:00 UTC` of `2026-12-01T09:00:00Z`; any other text as it is.
    private static func time(_ iso: String) -> String {
        guard iso.hasSuffix("Z") else { return iso }
        return iso.dropLast().replacing("T", with: " ") + " UTC"
    }

    private func counts(_ say: Say, _ words: (LocalizedText) -> String) -> String {
        let outcomes = Outcome.allCases.filter { outcome in steps.contains { $0.outcomes[outcome] ?? 0 > 0 } }
        let headings =
            [say("Step", "步骤"), say("Rows", "行数"), say("Left out", "跳过")]
            + outcomes.map { HTMLText.escaped(words($0.words)) }
        let rows = steps.map { step in
            let numbers = [step.records, step.leftOut] + outcomes.map { step.outcomes[$0] ?? 0 }
            let cells = numbers.map { "<td class=\"number\">\($0)</td>" }.joined()
            return "<tr><th scope=\"row\">\(HTMLText.escaped(step.name))</th>\(cells)</tr>"
        }
        return Self.table(say("How the rows ended", "各行结果"), headings, rows)
    }

    private func causes(_ reasons: [RunReason], _ say: Say) -> String {
        guard !reasons.isEmpty else { return "" }
        let items = reasons.prefix(Self.causesShown).map { reason in
            let code = reason.code.map { " <code>\(HTMLText.escaped($0))</code>" } ?? ""
            let problem = HTMLText.escaped(reason.problem.map(Self.short) ?? "")
            let remedy = reason.remedy.map { "<br><small>\(HTMLText.escaped(Self.short($0)))</small>" } ?? ""
            let count = say("\(reason.step): \(reason.rows, "row")", "\(reason.step)：\(reason.rows) 行")
            return "<li>\(count)\(code)\(say(": ", "："))\(problem)\(remedy)</li>"
        }
        return "<h2>\(say("Why rows did not succeed", "未成功的原因"))</h2>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>"
    }

    private func list(_ say: Say, _ words: (LocalizedText) -> String) -> String {
        guard !rows.isEmpty else { return "" }
        let headings = [
            say("Step", "步骤"), say("Row", "行"), say("Key", "标识"), say("How it ended", "结果"), say("Problem", "问题"),
        ]
        let lines = rows.map { step, row in
            let code = row.code.map { " [\($0)]" } ?? ""
            let cells = [step, String(row.row), row.matchKey, words(row.outcome.words), (row.problem ?? "") + code]
            return "<tr>" + cells.map { "<td>\(HTMLText.escaped(Self.short($0)))</td>" }.joined() + "</tr>"
        }
        let more = unsuccessful - rows.count
        let rest =
            more > 0
            ? "<p>" + say("… and \(more, "more row"): see failed.csv.", "……另有 \(more) 行，见 failed.csv。") + "</p>" : ""
        let title = say("Rows that did not succeed", "未成功的行")
        return "<h2>\(title)</h2>\n" + Self.table(title, headings, lines) + rest
    }

    private static func table(_ caption: String, _ headings: [String], _ rows: [String]) -> String {
        let head = headings.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return """
            <div class="wide" tabindex="0" role="region" aria-label="\(caption)"><table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            """
    }

    private static func short(_ text: String) -> String {
        text.count > cellLength ? text.prefix(cellLength - 1) + "…" : text
    }

    private static let cellLength = 200

    private static let style = """
        :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}\
        main{max-width:72rem;margin:0 auto;padding:1rem}.wide{overflow-x:auto}\
        table{border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;\
        border-bottom:1px solid #8888}.number{text-align:end}li{margin:.4rem 0}
        """
}
