import JobModel
import JobSession
import Wording

/// What the page of problems says of values that the directory does not have: only it knows them, and their rows would be refused.
struct UnknownValues {
    /// The columns of such values, each with the way to the page on which they are said to be others.
    let section: ProblemsPage.Section?
    /// What the status line says of them.
    let words: String

    /// - Parameters:
    ///   - matching: The sheet's values as the directory has answered.
    ///   - id: The sheet's.
    ///   - frame: Around the page.
    init(_ matching: ValueMatching, of id: String, _ frame: PageFrame) {
        var count = 0
        let groups = matching.columns.compactMap { column -> ProblemsPage.Group? in
            let unknown = column.values.filter { $0.isKnown == false }
            guard Self.isListed(column.field), !unknown.isEmpty else { return nil }
            count += unknown.count
            let isMade = column.newName.map(matching.step.allowNew.contains) ?? false
            let (coming, plain) = (ComingValues(column, frame), unknown.filter { !ComingValues.has($0) })
            let times = unknown.reduce(0) { $0 + $1.rows }
            let remedies = plain.isEmpty ? [] : [Self.remedy(column, isMade: isMade, frame)]
            return ProblemsPage.Group(
                title: CellExcerpt.of(frame.title(of: column.header, matching.step.subject), Self.characterLimit),
                // A row may name several of them.
                count: column.isList ? frame.say("named \(times, "time")", "出现 \(times) 次") : Self.rows(times, frame),
                sentences: coming.notices.map(\.sentence)
                    + (plain.isEmpty ? [] : [Self.sentence(plain, isMade: isMade, frame)]),
                remedies: coming.notices.map(\.remedy) + (isMade ? [coming.warning].compactMap(\.self) : []) + remedies,
                address: FormAddress.of("/sheets/\(id)/values", [("column", column.header)]),
                open: frame.say("Match these values", "匹配这些取值"),
                unmet: nil
            )
        }
        section =
            groups.isEmpty
            ? nil
            : ProblemsPage.Section(
                title: frame.say("Not in the directory (\(count, "value"))", "目录中没有（\(count) 个取值）"),
                groups: groups,
                more: nil
            )
        words =
            groups.isEmpty
            ? ""
            : frame.say(
                " \(count, "value is", "values are") not in the directory; the plan checks \(count == 1 ? "it" : "them") as well.",
                "另有 \(count) 个取值不在目录中，制定计划时也会检查。"
            )
    }

    /// The check of the sheet knows all words for a gender.
    static func isListed(_ field: String) -> Bool { field != PersonField.gender.rawValue }

    private static func rows(_ count: Int, _ frame: PageFrame) -> String {
        frame.say("\(count, "row")", "\(count) 行")
    }

    private static func sentence(_ values: [ValueMatching.Value], isMade: Bool, _ frame: PageFrame) -> String {
        let list = ComingValues.list(values, frame)
        return isMade
            ? frame.say("New, and made by the run: \(list).", "新名称，执行时会新建：\(list)。")
            : frame.say("The directory does not have \(list).", "目录中没有\(list)。")
    }

    private static func remedy(_ column: ValueMatching.Column, isMade: Bool, _ frame: PageFrame) -> String {
        if isMade { return frame.say("They stay there permanently.", "新建后将永久保留。") }
        return column.newName == nil
            ? frame.say("Say what they are in the directory.", "请指定它们对应目录中的哪些名称。")
            : frame.say(
                "Say what they are in the directory, or allow that they are made there.",
                "请指定它们对应目录中的哪些名称，或允许新建。"
            )
    }

    private static let characterLimit = 240
}
