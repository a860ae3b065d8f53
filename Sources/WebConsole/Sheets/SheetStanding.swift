import JobEngine
import JobModel
import JobSession
import Wording

/// How far a dropped sheet is, and the page on which one goes on with it.
struct SheetStanding: Sendable {
    let words: String
    let address: String

    /// Nobody has worked on it.
    static func dropped(_ sheet: StoredSheet, _ frame: PageFrame) -> SheetStanding {
        SheetStanding(words: frame.say("dropped", "已上传"), address: "/sheets/\(sheet.id)")
    }

    /// A page has tried to read it as it is to be read, and could not.
    static func unread(_ sheet: StoredSheet, _ frame: PageFrame) -> SheetStanding {
        SheetStanding(words: frame.say("cannot be read", "无法读取"), address: "/sheets/\(sheet.id)")
    }

    /// It is worked on, and not planned yet.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - checked: What the check of it has found; `nil` where it was not checked as it stands.
    ///   - frame: Around the page.
    init(of sheet: StoredSheet, _ checked: SheetReviews.Summary?, _ frame: PageFrame) {
        let step: String
        let words: String
        if let checked, checked.unknownColumns > 0 {
            let unknown = checked.unknownColumns
            // What was found before is with the console that has found it.
            (step, words) = (
                "columns", frame.say("\(unknown, "column") to be chosen", "有 \(unknown) 列待选择")
            )
        } else if let checked, checked.invalid > 0 {
            let (invalid, rows) = (checked.invalid, checked.rows)
            step = "problems"
            words = frame.say("problems in \(invalid, "row") of \(rows)", "\(rows) 行中 \(invalid) 行有问题")
        } else if checked != nil {
            (step, words) = ("values", frame.say("columns matched, no problems", "列已匹配，没有问题"))
        } else {
            (step, words) = (
                "columns",
                frame.say("not checked since it was changed or the console started", "更改或控制台启动之后尚未检查")
            )
        }
        self.init(words: words, address: "/sheets/\(sheet.id)/\(step)")
    }

    /// A run of it has so many rows that nobody has counted yet how they stand.
    static func uncounted(_ run: RunStatus, _ frame: PageFrame) -> SheetStanding {
        let state = frame.words(RunSentences(run).state)
        return SheetStanding(
            words: frame.say("\(state): its rows are not counted yet", "\(state)：尚未统计行数"),
            address: "/runs/\(run.run)"
        )
    }

    /// It is planned, or released.
    ///
    /// - Parameters:
    ///   - run: The newest run of it; one that tries rows again and has ended, with its lineage.
    ///   - frame: Around the page.
    init(of run: RunStatus, _ frame: PageFrame) {
        let sentences = RunSentences(run)
        let state = frame.words(sentences.state)
        let wanted = run.rows - run.steps.reduce(0) { $0 + $1.leftOut }
        let page: String
        let words: String
        switch RunState(rawValue: run.state) {
        case .planning?:
            page = "/plan"
            words =
                run.isAtWork == true
                ? frame.say("the plan is being made", "正在制定计划") : frame.say("the plan was not finished", "计划未完成")
        case .planned? where run.confirmation == nil:
            let (open, invalid) = (
                run.steps.reduce(0) { $0 + $1.open }, run.steps.reduce(0) { $0 + $1.count(.invalid) }
            )
            page = "/plan"
            words = frame.say(
                "planned: \(open, "row") to write, \(invalid) invalid",
                "已计划：待写入 \(open) 行，有误 \(invalid) 行"
            )
        case .finished? where run.wasRefused || run.hasSentNothing && run.parent == nil:
            (page, words) = ("/plan", frame.words(run.stateOnPage))
        case .finished?:
            page = "/results"
            // A retry has a part of the rows.
            let success = frame.words(run.lineage?.sentence ?? sentences.success)
            // What did not succeed is still to be looked at.
            words =
                run.openOfLineage == 0
                ? frame.say("done: \(success)", "已完成：\(success)") : frame.say("ended: \(success)", "已结束：\(success)")
        default:
            let done = wanted - run.steps.reduce(0) { $0 + $1.open }
            page = ""
            words = frame.say("\(state): \(done) of \(wanted, "row")", "\(state)：\(done)/\(wanted) 行")
        }
        self.init(words: words, address: "/runs/\(run.run)\(page)")
    }

    private init(words: String, address: String) { (self.words, self.address) = (words, address) }
}
