import JobModel
import JobSession
import Wording

/// What a sheet has taken over from another one with the same headings: nothing of it goes without a word.
struct MatchedNote: Sendable {
    let words: String
    let afresh: String

    /// `nil` where the sheet has choices of its own.
    init?(_ sheet: StoredSheet, _ step: StepDefinition, _ frame: PageFrame) {
        guard let name = sheet.wave.matchedAs else { return nil }
        let shown = CellExcerpt.of(name, 60)
        let taken = Self.choices(of: step, frame)
        words = frame.say(
            "Matched as “\(shown)” was, an earlier sheet with the same headings: \(taken.joined(separator: "; ")). Names that "
                + "the directory does not have are asked for again.",
            "已按之前标题相同的表格“\(shown)”匹配：\(taken.joined(separator: "；"))。目录中没有的名称会再次询问。"
        )
        afresh = frame.say("Match it from the beginning", "重新匹配")
    }

    private static func choices(of step: StepDefinition, _ frame: PageFrame) -> [String] {
        var words = [
            frame.say(
                "rows are matched by \(frame.name(of: step.match, step.subject)), and \(ColumnsPage.words(step.mode, frame))",
                "按\(frame.name(of: step.match, step.subject))匹配，\(ColumnsPage.words(step.mode, frame))"
            )
        ]
        let values = step.columns.values.reduce(0) { $0 + $1.values.count }
        if values > 0 { words.append(frame.say("\(values, "value") replaced", "替换 \(values) 个值")) }
        if !step.ignore.isEmpty {
            words.append(frame.say("\(step.ignore.count, "column") passed over", "忽略 \(step.ignore.count) 列"))
        }
        for (field, value) in step.defaults.sorted(by: { $0.key < $1.key }) {
            let (title, text) = (frame.name(of: field, step.subject), CellExcerpt.of(value, 60))
            words.append(frame.say("\(title) “\(text)” for all rows that have none", "没有\(title)的行统一为“\(text)”"))
        }
        return words
    }
}
