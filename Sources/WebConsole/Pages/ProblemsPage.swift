import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// What is wrong with a sheet, each cause once with how many rows have it.
struct ProblemsPage: ConsolePage {
    static let template = "problems"

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    let status: String
    let partial: String?
    let sections: [Section]
    let undo: Undo?
    let files: String
    let annotated: String
    let corrected: String
    let correctedButton: String
    let field: String
    let next: String

    struct Section: Sendable {
        let title: String
        let groups: [Group]
        let more: String?
    }

    struct Group: Sendable {
        let title: String
        let count: String?
        let sentences: [String]
        let remedies: [String]
        let address: String?
        let open: String
    }

    struct Undo: Sendable {
        let time: String
        let words: String
    }

    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - checked: The same as it was checked.
    ///   - corrections: All that were made.
    ///   - saved: How many cells and rows the last form has corrected.
    ///   - frame: Around the page.
    init(
        sheet: StoredSheet,
        checked: SheetReviews.Checked,
        corrections: [SheetCorrection],
        saved: Int?,
        frame: PageFrame
    ) {
        self.frame = frame
        id = sheet.id
        title = frame.say("Problems of \(sheet.name)", "\(sheet.name) 的问题")
        steps = WaveSteps(sheet.id, at: .problems, frame)
        let report = checked.review.report
        let counts = frame.say(
            "\(report.rows) rows: \(report.valid) without problems, \(report.invalid) with problems, \(report.leftOut) left out.",
            "共 \(report.rows) 行：\(report.valid) 行没有问题，\(report.invalid) 行有问题，跳过 \(report.leftOut) 行。"
        )
        let done = saved.map { frame.say("Corrected: \($0). ", "已更正 \($0) 处。") } ?? ""
        status = done + counts
        partial = checked.isPartial ? SavedWords.partial(frame) : nil
        sections = SheetProblems.Kind.allCases.compactMap { kind in
            let groups = checked.problems.groups.filter { $0.kind == kind }
            guard !groups.isEmpty else { return nil }
            let hidden = groups.count - min(groups.count, Self.groupLimit)
            return Section(
                title: Self.title(kind, groups.reduce(0) { $0 + $1.findings.count }, frame),
                groups: groups.prefix(Self.groupLimit).map { Self.group($0, report.subject, sheet.id, frame) },
                more: hidden > 0 ? frame.say("\(hidden) more causes", "另有 \(hidden) 类问题") : nil
            )
        }
        undo = corrections.last.map { last in
            let count = corrections.reversed().prefix { $0.time == last.time }.count
            return Undo(
                time: last.time,
                words: frame.say("Undo the last correction (\(count))", "撤销上一次更正（\(count)）")
            )
        }
        files = frame.say("Correct it in a spreadsheet instead", "改用电子表格更正")
        annotated = frame.say("Download the sheet with the problems marked", "下载标注了问题的表格")
        corrected = frame.say("The corrected file", "更正后的文件")
        correctedButton = frame.say("Take this file", "使用此文件")
        field = SheetStore.field
        next = frame.say("Go on to the plan", "继续：计划")
    }

    private static func title(_ kind: SheetProblems.Kind, _ count: Int, _ frame: PageFrame) -> String {
        switch kind {
        case .finding: frame.say("Problems (\(count))", "问题（\(count)）")
        case .warning: frame.say("To be looked at (\(count))", "提醒（\(count)）")
        case .repair: frame.say("Put right while reading (\(count))", "读取时已修正（\(count)）")
        }
    }

    private static func group(
        _ group: SheetProblems.Group,
        _ subject: Subject,
        _ id: String,
        _ frame: PageFrame
    ) -> Group {
        let column = group.column.map { frame.say($0, FieldTitle.chinese($0, of: subject)) }
        let said = FindingGroup.all(of: Array(group.findings.prefix(sampleLimit)), about: subject)
        var sentences: [String] = []
        for statement in said.flatMap(\.statements) where sentences.count < sentenceLimit {
            let sentence = CellExcerpt.of(frame.language.words(statement.problem), characterLimit)
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        let remedies = said.flatMap(\.remedies).prefix(sentenceLimit).map {
            CellExcerpt.of(frame.language.words(RemedyWords.of($0, code: group.code)), characterLimit)
        }
        let rows = group.rows.count
        return Group(
            title: column.map { CellExcerpt.of($0, characterLimit) } ?? frame.say("The whole sheet", "整个表格"),
            count: rows == 0 ? nil : frame.say(rows == 1 ? "1 row" : "\(rows) rows", "\(rows) 行"),
            sentences: sentences,
            remedies: remedies,
            address: rows == 0 || group.kind == .repair ? nil : GroupAddress(group).path(of: id),
            open: frame.say("Show the rows", "显示这些行")
        )
    }

    private static let groupLimit = 60
    private static let sampleLimit = 200
    private static let sentenceLimit = 3
    private static let characterLimit = 240
}

/// What is said of corrections that were saved.
enum SavedWords {
    static func partial(_ frame: PageFrame) -> String {
        frame.say(
            "The corrected rows have been checked. The others are being checked again; load the page again to see all of it.",
            "已检查更正的行，其余各行正在重新检查；重新加载页面可查看全部结果。"
        )
    }
}
