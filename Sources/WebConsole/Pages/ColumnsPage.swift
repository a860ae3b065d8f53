import JobModel
import JobSession
import Wording

/// Which field each column of a sheet is; those that are not understood first.
struct ColumnsPage: ConsolePage {
    static let template = "columns"

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    let error: RefusedForm?
    let status: String
    let matched: MatchedNote?
    /// Said of a sheet that has nothing below its header.
    let rowless: String?
    /// Headings that several columns have, each with the columns.
    let repeated: [String]
    /// What new rows need, and no column has.
    let missing: String?
    let leavers: String?
    let openTitle: String
    let hasOpen: Bool
    let open: [Column]
    let doneTitle: String
    let hasDone: Bool
    let done: [Column]
    let headings: [String]
    let match: SheetPage.Choice
    let mode: SheetPage.Choice
    let hints: KeyHints
    let shownMatch: String
    let shownMode: String
    let more: String
    /// Whether what is there to be typed is shown at once: something of it was not taken, or cannot be done as it stands.
    let isTyped: Bool
    let join: Join
    let joins: [Joined]
    let commonLabel: String
    let commonValueLabel: String
    let commons: [Joined]
    let save: String
    /// Where the columns of the next page begin.
    let then: Int?
    let thenWords: String
    /// Passes over all columns that are still to be chosen; `nil` where a look at each is no work.
    let rest: String?
    let restValue = ColumnsForm.rest
    let earlier: String?
    let earlierWords: String

    struct Column: Sendable {
        let header: String
        let samples: String
        let name: String
        let shownName: String
        let shown: String
        let label: String
        let hint: String?
        let options: [SheetPage.Option]

        /// What it takes in the page, at most.
        var bytes: Int {
            let texts = [header, header, samples, label, hint ?? ""] + options.flatMap { [$0.value, $0.words] }
            return texts.reduce(250 + options.count * 40) { $0 + WrittenText.bytes($1) }
        }
    }

    struct Join: Sendable {
        let templateLabel: String
        let templateHint: String
        let template: String
        let fieldLabel: String
        let options: [SheetPage.Option]
        let columnLabel: String
        let columns: [SheetPage.Option]
        let shapeLabel: String
        let shape: String
        let commonOptions: [SheetPage.Option]
        let commonValue: String
        /// Why what was typed there was not taken.
        let templateError: String?
        let shapeError: String?
        let commonError: String?
    }

    struct Joined: Sendable {
        let template: String
        let words: String
        /// Why it cannot be done.
        var problem: String?
    }

    /// What pages say of a sheet that has a header alone.
    static func rowless(_ frame: PageFrame) -> String {
        frame.say(
            "The sheet has a header and no rows. Write the rows below the header in your file, and drop it again.",
            "表格只有表头，没有数据行。请在您的文件中表头下方填写数据行，然后重新上传。"
        )
    }

    /// Columns at the `asked` places have all fields to choose from.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - matching: What its columns are taken for.
    ///   - missing: Fields that new rows need, and no column has.
    ///   - hints: What there is to say of the match key and the mode.
    ///   - wrong: By their fields why values for all rows cannot be.
    ///   - asked: See above.
    ///   - from: Where the page begins among the columns; `nil` for those that are to be chosen.
    ///   - error: What the last form was not taken for.
    ///   - frame: Around the page.
    init(
        sheet: StoredSheet,
        _ matching: ColumnMatching,
        missing: [String],
        _ hints: KeyHints,
        wrong: [String: TypedMappingError],
        asked: Set<Int>,
        from: Int? = nil,
        error: RefusedForm?,
        frame: PageFrame
    ) {
        let numbered = matching.columns.filter { $0.isUnnamed || $0.header == $0.number }
        let frame = frame.knowing(
            unnamed: Set(numbered.map(\.header)),
            repeated: Dictionary(
                numbered.filter { !$0.isUnnamed }.map { ($0.header, $0.heading) },
                uniquingKeysWith: { first, _ in first }
            ),
            in: matching.columns.map(\.header)
        )
        self.frame = frame
        self.error = error
        self.hints = hints
        id = sheet.id
        title = frame.say("Columns of \(sheet.name)", "\(sheet.name) 的列")
        steps = WaveSteps(sheet.id, at: .columns, frame)
        let fields = FieldChoice(matching, frame)
        let isOpen = { (column: ColumnMatching.Column) in column.isToBeChosen || asked.contains(column.place) }
        let all = matching.columns
        // Where they do not fit on one page, they stay in the sheet's order: what is chosen on one page moves none on the next.
        let together = Self.page(all.filter(isOpen) + all.filter { !isOpen($0) }, from: 0, isOpen, fields)
        let isWhole = from == nil && together.end == all.count
        let first = asked.min() ?? all.firstIndex(where: isOpen) ?? 0
        let start = isWhole ? 0 : max(0, min(from ?? first, all.count - 1))
        let (opened, folded, end) = isWhole ? together : Self.page(all, from: start, isOpen, fields)
        (open, done) = (opened, folded)
        then = end < all.count ? end : nil
        thenWords = frame.say(
            "Save, and show the further columns (\(all.count - end))",
            "保存，并显示其余列（\(all.count - end)）"
        )
        earlier = start > 0 ? "/sheets/\(sheet.id)/columns?from=\(max(0, start - Self.columnLimit))" : nil
        earlierWords = frame.say("Earlier columns", "前面的列")
        (hasOpen, hasDone) = (!open.isEmpty, !done.isEmpty)
        let unknown = matching.unknown
        let ignored = all.count { $0.state == .ignored }
        status = frame.say(
            "\(all.count, "column"): \(all.count - unknown - ignored) understood, \(ignored) passed over, \(unknown) to be chosen.",
            "共 \(all.count) 列：已识别 \(all.count - unknown - ignored)，忽略 \(ignored)，待选择 \(unknown)。"
        )
        matched = MatchedNote(sheet, matching.step, frame)
        rowless = matching.hasRows ? nil : Self.rowless(frame)
        repeated = fields.repeated()
        self.missing = missing.isEmpty ? nil : Self.words(missing: missing.map(fields.title), frame)
        let rest = all.count { $0.state == .unknown }
        self.rest =
            rest > 1 ? frame.say("Pass over the \(rest) that are not chosen", "忽略其余 \(rest) 个未选择的列") : nil
        leavers = matching.leavers.map { Self.words($0, matching.step.mode, frame) }
        openTitle = frame.say("To be chosen", "待选择")
        let understood = all.count - all.count(where: isOpen)
        doneTitle = frame.say("Understood (\(understood))", "已识别（\(understood)）")
        headings = [
            frame.say("In the sheet", "表格中的列"), frame.say("First values", "前几个值"), frame.say("Is", "对应字段"),
        ]
        match = SheetPage.Choice(
            name: "match",
            label: frame.say("Rows are matched by", "按此字段匹配"),
            options: matching.step.subject.matchable.map {
                SheetPage.Option(value: $0, words: fields.title($0), isChosen: $0 == matching.step.match)
            },
            hintID: hints.match.map { _ in "match-hint" }
        )
        mode = SheetPage.Choice(
            name: "mode",
            label: frame.say("What becomes of the rows", "处理方式"),
            options: StepDefinition.Mode.allCases.map {
                SheetPage.Option(value: $0.rawValue, words: Self.words($0, frame), isChosen: $0 == matching.step.mode)
            },
            hintID: hints.mode.map { _ in "mode-hint" }
        )
        (shownMatch, shownMode) = (matching.step.match, matching.step.mode.rawValue)
        more = frame.say("Join or split columns, or give all rows one value", "拼接或拆分列，或为所有行填写同一个值")
        let typed = error?.typed ?? TypedMapping()
        join = fields.join(typed, error?.reasons ?? [:])
        commonLabel = frame.say("All rows that have none get, as", "没有值的行统一填写字段")
        commonValueLabel = frame.say("the value", "的值为")
        commons = matching.step.defaults.sorted { $0.key < $1.key }.map {
            Joined(
                template: $0.key,
                words: "\(fields.title($0.key)): \(CellExcerpt.of($0.value, 100))",
                problem: Self.words(wrong[$0.key], frame)
            )
        }
        joins = matching.joins.map {
            Joined(
                template: $0.template,
                words: "\(CellExcerpt.of($0.template, 100)) → \(fields.title($0.field))",
                problem: Self.words(TypedMapping.problem(ofKept: $0.template, matching), frame)
            )
        }
        isTyped = typed != TypedMapping() || (joins + commons).contains { $0.problem != nil }
        save = frame.say("Save and go on", "保存并继续")
    }

    private static func words(_ problem: TypedMappingError?, _ frame: PageFrame) -> String? {
        problem.map { problem in
            let remedy = frame.say("Correct it below, or take the tick away.", "请在下面更正，或取消勾选。")
            return frame.closed(frame.words(problem.problem)) + frame.say(" ", "") + remedy
        }
    }

    private static func page(
        _ columns: [ColumnMatching.Column],
        from start: Int,
        _ isOpen: (ColumnMatching.Column) -> Bool,
        _ fields: FieldChoice
    ) -> (open: [Column], done: [Column], end: Int) {
        var (opened, folded): ([Column], [Column]) = ([], [])
        var bytes = 0
        var end = start
        for column in columns.dropFirst(start).prefix(columnLimit) where bytes <= byteLimit {
            let made = fields.column(column, isWide: isOpen(column) && opened.count < wideLimit)
            bytes += made.bytes
            if isOpen(column) { opened.append(made) } else { folded.append(made) }
            end += 1
        }
        return (opened, folded, end)
    }

    private static func words(missing titles: [String], _ frame: PageFrame) -> String {
        frame.say(
            "New rows need what no column is: \(titles.joined(separator: ", ")). Choose the column above that has it, or "
                + "give all rows one value below. Where the sheet has none, add it in your file, and drop that file.",
            "新建所需的字段没有对应的列：\(titles.joined(separator: "、"))。请选择对应的列，或在下面为所有行填写同一个值；如表格中确无该列，请补充后重新上传。"
        )
    }

    /// What is to be done before the sheet goes on; `nil` where every column is chosen.
    static func unchosen(_ matching: ColumnMatching, _ frame: PageFrame) -> RefusedForm? {
        let count = matching.unknown
        guard count > 0 else { return nil }
        return RefusedForm(
            problem: frame.say(
                "What you chose is saved. \(count, "column is", "columns are") still to be chosen, and no plan is made before.",
                "您的选择已保存，但还有 \(count) 列待选择；选择之前无法制定计划。"
            ),
            remedies: [
                frame.say(
                    "Choose what each is, or “passed over” for one that is not wanted.",
                    "请为每一列选择对应的字段；不需要的列请选择“忽略”。"
                )
            ]
        )
    }

    /// What would become of people who have left: those that the directory has are updated by a sheet that may update.
    private static func words(_ leavers: LeaverColumn, _ mode: StepDefinition.Mode, _ frame: PageFrame) -> String {
        let name = frame.unheaded(leavers.header)
        let header =
            name
            ?? frame.say(
                "the column '\(CellExcerpt.of(leavers.header, 60))'",
                "列“\(CellExcerpt.of(leavers.header, 60))”"
            )
        let word = CellExcerpt.of(leavers.word, 60)
        // A page that reads the whole of a large sheet would be waited for.
        let (least, leastZH) = leavers.isPartial ? ("at least ", "至少") : ("", "")
        let looked = LeaverColumn.rowLimit
        let (why, whyZH) =
            leavers.isPartial
            ? (
                " (the page looked at the first \(looked, "row") alone, so there may be more)",
                "（页面只查看了前 \(looked) 行，可能还有更多）"
            ) : ("", "")
        let (made, madeZH) =
            mode == .create
            ? ("accounts would be made for these people, too", "这些人员也会创建账号")
            : (
                "those of these people that the directory has would be updated, and accounts would be made for the others",
                "其中目录已有的人员会被更新，没有的会创建账号"
            )
        return frame.say(
            "In \(header), \(least)\(leavers.rows, "row says", "rows say") '\(word)' or the like\(why): \(made). "
                + "If that is not meant, take their rows out of the sheet, and drop it again.",
            "\(header)中\(leastZH)有 \(leavers.rows) 行为“\(word)”等\(whyZH)：\(madeZH)。如不需要，请从表格中删除这些行后重新上传。"
        )
    }

    static func words(_ mode: StepDefinition.Mode, _ frame: PageFrame) -> String {
        switch mode {
        case .create: frame.say("only new ones are created", "只新建")
        case .update: frame.say("only those that are there are updated", "只更新已有的")
        case .upsert: frame.say("new ones are created, the others updated", "新建或更新")
        }
    }

    /// Columns that have the list of all fields; more would make the page too large.
    private static let wideLimit = 12
    private static let columnLimit = 80
    private static let byteLimit = 60_000
}
