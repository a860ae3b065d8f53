import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// What the page of columns says of the column by which rows are matched, and of what becomes of the rows.
struct KeyHints: Sendable {
    /// `nil` where the column tells all rows apart.
    let match: String?
    let mode: String?
    /// Why the plan would refuse rows as the sheet stands; `nil` where it would not for what becomes of them.
    let refused: String?
    /// When the directory said so; `nil` where nothing is said of it.
    let asked: PageTime?
    let askedWords: String
    /// The button that keeps what is chosen and has the directory asked once more.
    let again: String

    /// - Parameters:
    ///   - step: As the page shows it.
    ///   - counts: Of the columns; `nil` where the sheet is too large to be counted for it.
    ///   - answer: What the directory has said; `nil` where its answer is on its way.
    ///   - frame: Around the page.
    init(_ step: StepDefinition, _ counts: KeyCounts?, _ answer: KeyLooks.Answer?, _ frame: PageFrame) {
        match = counts.flatMap { Self.match(step, $0, frame) }
        // Where the sheet has no such column there is nothing to be asked.
        let hasColumn = counts?.columns.contains { $0.field == step.match } ?? true
        mode = hasColumn || step.subject == .departments ? Self.mode(step, answer, frame) : nil
        refused = Self.isRefused(step, answer) ? mode : nil
        asked = mode == nil ? nil : Self.time(of: answer)
        askedWords = frame.say("The directory was asked at", "查询目录的时间：")
        again = frame.say("Save, and ask the directory again", "保存并重新查询目录")
    }

    private static func isRefused(_ step: StepDefinition, _ answer: KeyLooks.Answer?) -> Bool {
        guard case .rows(let found?, _)? = answer else { return false }
        return switch step.mode {
        case .create: found.there > 0
        case .update: found.rows > found.there
        case .upsert: false
        }
    }

    private static func time(of answer: KeyLooks.Answer?) -> PageTime? {
        switch answer {
        case .rows(_, let asked)?, .failed(_, let asked)?: PageTime(ofNoRun: asked.formatted(.iso8601))
        case nil: nil
        }
    }

    private static func match(_ step: StepDefinition, _ counts: KeyCounts, _ frame: PageFrame) -> String? {
        func title(_ field: String) -> String { frame.title(of: field, step.subject) }
        let name = title(step.match)
        let better = counts.columns.first { $0.isWhole && $0.field != step.match }.map {
            frame.say(
                " Choose \(title($0.field)): every row has one of its own.",
                "可改选 \(title($0.field))：每行的值都不同。"
            )
        }
        guard let column = counts.columns.first(where: { $0.field == step.match }) else {
            // A path may be made of several columns.
            guard step.subject == .people else { return nil }
            return frame.say("No column is \(name).", "没有列对应 \(name)。") + (better ?? "")
        }
        guard !column.isWhole, counts.rows > 0 else { return nil }
        var parts: [LocalizedText] = []
        if column.blank > 0 {
            parts.append(LocalizedText(en: "it is empty in \(column.blank, "row")", zh: "\(column.blank) 行为空"))
        }
        if column.shared > 0 {
            parts.append(
                LocalizedText(
                    en: "\(column.shared, "row shares", "rows share") a value with another",
                    zh: "\(column.shared) 行与其他行相同"
                )
            )
        }
        if column.unreadable > 0 {
            let count = column.unreadable
            parts.append(LocalizedText(en: "\(count, "row has", "rows have") no such value", zh: "\(count) 行的值无效"))
        }
        let said = LocalizedText(
            en: parts.map(\.en).joined(separator: ", and "),
            zh: parts.map(\.zh).joined(separator: "，")
        )
        let correct =
            better == nil
            ? frame.say(" Correct these rows on the page Problems.", "请在“问题”页面更正这些行。")
            : frame.say(" Else correct these rows on the page Problems.", "否则请在“问题”页面更正这些行。")
        return frame.say(
            "\(name) does not tell all rows apart: \(said.en).",
            "\(name) 无法区分所有行：\(said.zh)。"
        ) + (better ?? "") + correct
    }

    private static func mode(_ step: StepDefinition, _ answer: KeyLooks.Answer?, _ frame: PageFrame) -> String? {
        switch answer {
        case nil:
            frame.say(
                "The directory is being asked how many of the rows it has already. Load the page again to see it.",
                "正在向目录查询已有多少行。重新加载页面即可查看。"
            )
        case .failed(let why, _)?:
            frame.closed(
                frame.say(
                    "Whether the directory has some of the rows already is not known: \(frame.words(why.problem))",
                    "尚不知道目录中是否已有部分行：\(frame.words(why.problem))"
                )
            )
        case .rows(nil, _)?: nil
        case .rows(let rows?, _)?: rows.rows == 0 ? nil : words(step, rows, frame)
        }
    }

    private static func words(_ step: StepDefinition, _ found: RowsThere, _ frame: PageFrame) -> String? {
        let (rows, there, missing) = (found.rows, found.there, found.rows - found.there)
        let upsert = ColumnsPage.words(.upsert, frame)
        let isThere = "\(there) of \(rows, "row") \(there == 1 ? "is" : "are") in the directory already"
        switch step.mode {
        case .create where there > 0:
            return frame.say(
                "\(isThere): choose “\(upsert)”, or the plan refuses \(there == 1 ? "it" : "them").",
                "\(rows) 行中有 \(there) 行在目录中已存在：请选择“\(upsert)”，否则制定计划时会拒绝这些行。"
            )
        case .upsert where there > 0:
            return frame.say(
                "\(isThere), and \(there == 1 ? "is" : "are") updated.",
                "\(rows) 行中有 \(there) 行在目录中已存在，将予以更新。"
            )
        case .create, .upsert:
            return frame.say("None of the rows is in the directory yet.", "这些行在目录中都不存在。")
        case .update where missing > 0:
            return frame.say(
                "\(missing) of \(rows, "row") \(missing == 1 ? "is" : "are") not in the directory: choose “\(upsert)”, or another column by which rows are matched.",
                "\(rows) 行中有 \(missing) 行不在目录中：请选择“\(upsert)”，或换用其他匹配字段。"
            )
        case .update:
            return frame.say("All of the rows are in the directory.", "所有行都在目录中。")
        }
    }
}
