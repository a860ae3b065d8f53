import JobEngine
import JobModel
import JobSession
import Wording

/// Which rows of a run are shown, by a word for each way in which a row can stand.
extension ResultsPage {
    static func filter(_ source: Source, _ frame: PageFrame) -> RowsFilter {
        let filter = source.filter
        let fixed = [
            ("", frame.say("all", "全部")), ("unsuccessful", frame.say("all that did not succeed", "所有未成功的行")),
        ]
        // All in which a row can stand, so that each word of the table can be chosen.
        let outcomes = fixed + [("open", openWords(frame))] + standings.map { ($0.rawValue, frame.words($0.words)) }
        return RowsFilter(
            action: "/runs/\(source.run.run)/results",
            FormChoice(
                name: "outcome",
                label: frame.say("Show", "显示"),
                options: outcomes.map { value, words in
                    FormOption(value: value, words: words, isChosen: value == filter.outcome ?? "")
                }
            ),
            steps: source.records.map { (number: $0.number, name: frame.step($0.name, in: $0.source)) },
            step: filter.step,
            code: filter.code ?? "",
            tick: filter.isOfCause
                ? RowsFilter.Tick(
                    name: ResultsFilter.causeField,
                    label: frame.say("Only rows that ended by this code", "仅限因此代码而结束的行")
                ) : nil,
            text: filter.text,
            frame
        )
    }

    /// What each word of the filter means.
    static func meanings(_ frame: PageFrame) -> [Meaning] {
        let each = RowState.allCases.filter { $0 != .settled }.map { frame.words($0.words) }
        let open = Meaning(
            word: openWords(frame),
            words: frame.say(
                "The run is not done with it: it is \(each.dropLast().joined(separator: ", ")) or \(each.last ?? "").",
                "该行尚未完成：\(each.joined(separator: "、"))。"
            )
        )
        return [open] + standings.map { Meaning(word: frame.words($0.words), words: frame.words($0.meaning)) }
    }

    /// How rows have ended, then how they stand that have not.
    private static let standings =
        Outcome.allCases.map { RowStanding($0) } + RowStanding.allCases.filter { $0.outcome == nil }

    private static func openWords(_ frame: PageFrame) -> String { frame.say("not done yet", "未完成") }
}
