import JobModel
import JobSession
import Wording

/// What the page of problems says of values that the directory does not have: only it knows them, and their rows would be refused.
struct UnknownValues {
    /// The columns of such values, each with the way to the page on which they are said to be others; then those whose new
    /// names are made.
    let sections: [ProblemsPage.Section]
    /// What the status line says of them.
    let words: String
    /// How many values the plan would refuse.
    let missing: Int

    var hasMissing: Bool { missing > 0 }

    /// - Parameters:
    ///   - matching: The sheet's values as the directory has answered.
    ///   - id: The sheet's.
    ///   - frame: Around the page.
    init(_ matching: ValueMatching, of id: String, _ frame: PageFrame) {
        var counts = (missing: 0, made: 0)
        /// Of each column: a row may be in several.
        var rows: [Int] = []
        var groups: (missing: [ProblemsPage.Group], made: [ProblemsPage.Group]) = ([], [])
        for column in matching.columns where Self.isListed(column.field) {
            let unknown = column.values.filter { $0.isKnown == false }
            let made = unknown.filter { OpenValues.isMade($0, of: column, matching.step) }
            let missing = unknown.filter { !OpenValues.isMade($0, of: column, matching.step) }
            let group = Group(column, matching.step, id, frame)
            if !missing.isEmpty { groups.missing.append(group.missing(missing)) }
            if !made.isEmpty { groups.made.append(group.made(made)) }
            rows.append(missing.reduce(0) { $0 + $1.rows })
            counts = (counts.missing + missing.count, counts.made + made.count)
        }
        sections = [
            (
                frame.say("Not in the directory (\(counts.missing, "value"))", "目录中没有（\(counts.missing) 个取值）"),
                groups.missing
            ),
            (frame.say("New (\(counts.made, "value"))", "新建（\(counts.made) 个取值）"), groups.made),
        ].compactMap { title, groups in
            groups.isEmpty ? nil : ProblemsPage.Section(title: title, groups: groups, more: nil)
        }
        missing = counts.missing
        let refused =
            groups.missing.isEmpty
            ? ""
            : frame.say(
                " \(counts.missing, "value is", "values are") not in the directory; the plan checks \(counts.missing == 1 ? "it" : "them") as well.",
                "另有 \(counts.missing) 个取值不在目录中，制定计划时也会检查。"
            )
        let made =
            groups.made.isEmpty
            ? ""
            : frame.say(
                " \(counts.made, "value is", "values are") new, and the run makes \(counts.made == 1 ? "it" : "them").",
                "有 \(counts.made) 个新取值，执行时会新建。"
            )
        words = refused + made + Self.words(ofRows: rows.filter { $0 > 0 }, frame)
    }

    /// Rows with such values may be among those that are counted as being without problems.
    private static func words(ofRows rows: [Int], _ frame: PageFrame) -> String {
        guard let most = rows.max() else { return "" }
        let (least, leastZH) = rows.count > 1 ? ("At least ", "至少") : ("", "")
        return frame.say(
            " \(least)\(most, "row has", "rows have") such a value, and may be counted as \(most == 1 ? "a row" : "rows") without problems.",
            "\(leastZH)有 \(most) 行含有此类取值，这些行可能未计入有问题的行。"
        )
    }

    /// The check of the sheet knows all words for a gender.
    static func isListed(_ field: String) -> Bool { field != PersonField.gender.rawValue }

    /// The values of one column among the problems.
    private struct Group {
        let column: ValueMatching.Column
        let step: StepDefinition
        let id: String
        let frame: PageFrame

        init(_ column: ValueMatching.Column, _ step: StepDefinition, _ id: String, _ frame: PageFrame) {
            (self.column, self.step, self.id, self.frame) = (column, step, id, frame)
        }

        func missing(_ values: [ValueMatching.Value]) -> ProblemsPage.Group {
            let (coming, plain) = (ComingValues(column, frame), values.filter { !ComingValues.has($0) })
            let warning = OpenValues.isMade(column, step) ? [coming.warning].compactMap(\.self) : []
            let none = frame.say(
                "The directory does not have \(ComingValues.list(plain, frame)).",
                "目录中没有\(ComingValues.list(plain, frame))。"
            )
            return group(
                values,
                sentences: coming.notices.map(\.sentence) + (plain.isEmpty ? [] : [none]),
                remedies: coming.notices.map(\.remedy) + warning + (plain.isEmpty ? [] : [remedy])
            )
        }

        func made(_ values: [ValueMatching.Value]) -> ProblemsPage.Group {
            let list = ComingValues.list(values, frame)
            return group(
                values,
                sentences: [frame.say("New, and made by the run: \(list).", "新名称，执行时会新建：\(list)。")],
                remedies: [frame.say("They stay there permanently.", "新建后将永久保留。")]
            )
        }

        private func group(
            _ values: [ValueMatching.Value],
            sentences: [String],
            remedies: [String]
        ) -> ProblemsPage.Group {
            let times = values.reduce(0) { $0 + $1.rows }
            return ProblemsPage.Group(
                title: CellExcerpt.of(frame.title(of: column.header, step.subject), UnknownValues.characterLimit),
                // A row may name several of them.
                count: column.isList
                    ? frame.say("named \(times, "time")", "出现 \(times) 次") : frame.say("\(times, "row")", "\(times) 行"),
                sentences: sentences,
                remedies: remedies,
                address: FormAddress.of("/sheets/\(id)/values", [("column", column.header)]),
                open: frame.say("Match these values", "匹配这些取值"),
                unmet: nil
            )
        }

        private var remedy: String {
            column.newName == nil
                ? frame.say("Say what they are in the directory.", "请指定它们对应目录中的哪些名称。")
                : frame.say(
                    "Say what they are in the directory, or allow that they are made there.",
                    "请指定它们对应目录中的哪些名称，或允许新建。"
                )
        }
    }

    private static let characterLimit = 240
}
