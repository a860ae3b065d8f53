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
    /// Brings back what the last form has dropped.
    let undrop: DoneCorrections.Undrop?
    let partial: String?
    /// Which rows the plan would refuse as they are there already, or are not; and where that is chosen.
    let refused: String?
    let columns: String
    let sections: [Section]
    /// What only the last plan says of rows; `nil` where it says no more than this page.
    let refusals: PlanRefusals?
    let undo: Undo?
    let error: RefusedForm?
    let asideTitle: String
    let aside: UnmetForm?
    let asideWords: String
    let files: String
    let annotated: String
    let corrected: String
    let correctedHint: String
    let correctedButton: String
    let field: String
    let next: String
    /// What is not checked here.
    let planHint: String
    /// Said while the directory is asked; `nil` where it is not.
    let asking: DirectoryAnswer?

    struct Section: Sendable {
        let title: String
        let groups: [Group]
        let more: String?
    }

    struct Group: Sendable {
        let title: String
        let count: String?
        var sentences: [String]
        let remedies: [String]
        let address: String?
        let open: String
        /// What can be done with corrections that meet nothing.
        let unmet: UnmetForm?
        /// The list of the corrections that are counted; `nil` for any other cause.
        var corrections: PageFrame.Link?
    }

    /// A form with two buttons for corrections that are not applied.
    struct UnmetForm: Sendable {
        let query: String
        let shown: String
        let first: String
        let firstWords: String
        let second: String
        let secondWords: String
    }

    struct Undo: Sendable {
        let mark: String
        let words: String

        init(_ last: LastCorrections, _ header: [String], _ subject: Subject, _ frame: PageFrame) {
            mark = last.mark
            words = DoneCorrections.undoing(last, header, subject, frame)
        }
    }

    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - checked: The same as it was checked.
    ///   - corrections: All that were made.
    ///   - kept: Those that are kept aside.
    ///   - unknown: What the directory does not have; `nil` where it has not answered.
    ///   - refused: Why the plan would refuse rows for what becomes of them; `nil` where it would not.
    ///   - refusals: The rows that only the last plan refuses.
    ///   - isAsking: Whether its answer is on its way.
    ///   - done: What the last form has done.
    ///   - error: What the last form was not taken for.
    ///   - frame: Around the page.
    init(
        sheet: StoredSheet,
        checked: SheetReviews.Checked,
        corrections: [SheetCorrection],
        aside kept: [SheetCorrection],
        unknown: UnknownValues? = nil,
        refused: String? = nil,
        refusals: PlanRefusals? = nil,
        isAsking: Bool = false,
        done: DoneCorrections?,
        error: RefusedForm? = nil,
        frame: PageFrame
    ) {
        let frame = frame.knowing(checked.review)
        self.frame = frame
        self.error = error
        self.refused = refused
        // These say already why the plan would refuse rows.
        self.refusals = refused == nil && unknown?.hasMissing != true ? refusals : nil
        columns = frame.say("Choose it on the page Columns", "在“列”页面选择")
        id = sheet.id
        title = frame.say("Problems of \(sheet.name)", "\(sheet.name) 的问题")
        steps = WaveSteps(sheet.id, at: .problems, frame)
        let report = checked.review.report
        let counts = Self.counts(report, frame)
        let header = checked.review.header
        status = (done?.words(header, report.subject, frame) ?? "") + counts + (unknown?.words ?? "")
        undrop = done?.undrop(frame)
        partial = checked.isPartial ? SavedWords.partial(frame) : nil
        let listed = ListedCorrections(corrections, checked)
        sections =
            (unknown?.sections ?? [])
            + SheetProblems.Kind.allCases.compactMap { kind in
                let groups = checked.problems.groups.filter { $0.kind == kind }
                guard !groups.isEmpty else { return nil }
                let hidden = groups.count - min(groups.count, Self.groupLimit)
                return Section(
                    title: Self.title(kind, groups, rows: checked.problems.rowCounts[kind] ?? 0, frame),
                    groups: groups.prefix(Self.groupLimit).map { group in
                        let unmet = UnmetWords.form(group, corrections, checked.review, frame)
                        var made = Self.group(group, report.subject, sheet.id, unmet, frame)
                        if group.code == Finding.Code.correctionApplied {
                            made.sentences += listed.idle(frame)
                            made.corrections = CorrectionsPage.link(of: sheet.id, listed.entries.count, frame)
                        }
                        return made
                    },
                    more: hidden > 0 ? frame.say("\(hidden) more causes", "另有 \(hidden) 类问题") : nil
                )
            }
        undo = LastCorrections(of: corrections).map { Undo($0, header, report.subject, frame) }
        asideTitle = frame.say("Corrections that are kept aside (\(kept.count))", "另存的更正（\(kept.count)）")
        aside = UnmetWords.form(kept, frame)
        asideWords = frame.say(
            "They are not applied. Put them back when the sheet is read so that they meet its rows and columns.",
            "这些更正未应用。当表格的读取方式使其对应的行和列存在时，可以恢复。"
        )
        files = frame.say("Correct it in a spreadsheet instead", "改用电子表格更正")
        annotated = frame.say("Download the sheet with the problems marked", "下载标注了问题的表格")
        corrected = frame.say("The corrected file", "更正后的文件")
        correctedHint = frame.say(
            "It is compared with this sheet row by row. The next page shows which cells are other ones, and nothing is taken before you say so.",
            "将与此表格逐行比对。下一页显示有哪些单元格不同，经您确认后才会采用。"
        )
        correctedButton = frame.say("Compare this file", "比对此文件")
        field = SheetStore.field
        next = frame.say("Go on to the plan", "继续：计划")
        asking = isAsking ? DirectoryAnswer(awaitedFor: report.subject, of: sheet.id, frame) : nil
        planHint = frame.words(PlanHint.words(report.subject, wasAsked: unknown != nil))
    }

    /// What is wrong with the sheet as a whole makes every row one with problems, though nothing may be wrong with the row itself.
    private static func counts(_ report: CheckReport, _ frame: PageFrame) -> String {
        let isOfRow = { (finding: Finding) in finding.row != nil && !finding.isAbout(.header) }
        guard report.rows > 0, !report.findings.allSatisfy(isOfRow) else {
            return frame.say(
                "\(report.rows, "row"): \(report.valid) without problems, \(report.invalid) with problems, \(report.leftOut) left out.",
                "共 \(report.rows) 行：\(report.valid) 行没有问题，\(report.invalid) 行有问题，跳过 \(report.leftOut) 行。"
            )
        }
        let own = Set(report.findings.lazy.filter(isOfRow).compactMap(\.row)).count
        return frame.say(
            "\(report.rows, "row"): the sheet as a whole has a problem, and no row can be planned before it is settled. "
                + "\(own, "row has", "rows have") problems of \(own == 1 ? "its" : "their") own, \(report.leftOut) left out.",
            "共 \(report.rows) 行：整个表格有问题，解决之前任何行都无法制定计划。其中 \(own) 行自身有问题，跳过 \(report.leftOut) 行。"
        )
    }

    /// Columns of which the same is to be said, beyond those that have a sentence.
    private static func others(_ findings: [Finding], beyond shown: Int, _ frame: PageFrame) -> String? {
        guard let first = findings.first, first.isAbout(.header), shown > 0, findings.count > shown else { return nil }
        let names = findings.dropFirst(shown).compactMap { $0.column ?? $0.value }
        let listed = Excerpt(
            names.map { CellExcerpt.of(frame.unheaded($0) ?? $0, 40) },
            showing: Excerpt<String>.namesListed
        ).names
        return frame.say(
            "The same of \(findings.count - shown, "more column"): \(listed.en)",
            "另有 \(findings.count - shown) 列有同样的问题：\(listed.zh)"
        )
    }

    /// With how many there are and in how many rows: a row may have several, and some are of the sheet as a whole.
    private static func title(
        _ kind: SheetProblems.Kind,
        _ groups: [SheetProblems.Group],
        rows: Int,
        _ frame: PageFrame
    ) -> String {
        let title =
            switch kind {
            case .finding: LocalizedText(en: "Problems", zh: "问题")
            case .warning: LocalizedText(en: "To be looked at", zh: "提醒")
            case .repair: LocalizedText(en: "Put right while reading", zh: "读取时已修正")
            case .correction: LocalizedText(en: "What your corrections do", zh: "更正的效果")
            }
        let count = groups.reduce(0) { $0 + $1.findings.count }
        guard rows > 0 else { return frame.words(title) }
        return switch kind {
        case .finding, .warning:
            frame.say(
                "\(title.en): \(count, kind == .finding ? "problem" : "warning") in \(rows, "row")",
                "\(title.zh)：\(rows) 行中共 \(count) 处"
            )
        case .repair:
            frame.say("\(title.en): \(count, "repair") in \(rows, "row")", "\(title.zh)：\(rows) 行中共 \(count) 处")
        case .correction: frame.words(title)
        }
    }

    static func group(
        _ group: SheetProblems.Group,
        _ subject: Subject,
        _ id: String,
        _ unmet: UnmetForm?,
        _ frame: PageFrame
    ) -> Group {
        let column = group.column.map { frame.name(of: $0, subject) }
        // Who reads this has these pages, and no command line.
        let sample = group.findings.prefix(sampleLimit).map { finding in
            var finding = finding
            finding.remedy = RemedyWords.ofCell(finding)
            return finding
        }
        let said = FindingGroup.all(of: sample, about: subject)
        var sentences: [String] = []
        for statement in said.flatMap(\.statements) where sentences.count < sentenceLimit && !statement.isOfOthers {
            let problem = frame.words(statement.problem)
            let sentence = CellExcerpt.of(column.flatMap { frame.begun(problem, with: $0) } ?? problem, characterLimit)
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        if let others = others(group.findings, beyond: sentences.count, frame) { sentences.append(others) }
        let isDone = group.code == Finding.Code.correctionApplied
        let remedies = (isDone ? [] : said.flatMap(\.remedies)).prefix(sentenceLimit).map {
            CellExcerpt.of(frame.words($0), characterLimit)
        }
        let rows = group.rows.count
        return Group(
            title: column.map { CellExcerpt.of($0, characterLimit) } ?? frame.say("The whole sheet", "整个表格"),
            count: rows == 0 ? nil : frame.say("\(rows, "row")", "\(rows) 行"),
            sentences: sentences,
            remedies: remedies,
            address: rows == 0 || group.kind == .repair ? nil : GroupAddress(group).path(of: id),
            open: frame.say("Show the rows", "显示这些行"),
            unmet: unmet
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
