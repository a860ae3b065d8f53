import JobModel
import JobSession

/// A choice of a form of columns that meets one that was made elsewhere since its page was made.
enum ColumnConflict: Sendable {
    /// `nil` where the sheet has no such column as it is read now.
    case column(ColumnMatching.Column?, now: String, yours: String, isShape: Bool)
    case match(now: String, yours: String)
    case mode(now: StepDefinition.Mode, yours: StepDefinition.Mode)
    case join(template: String, now: String, yours: String)
    /// A value for all rows that have none.
    case common(field: String, now: String, yours: String)

    /// The fields of a form that chooses it all the same.
    var fields: [(String, String)] {
        switch self {
        case .column(nil, _, _, _): []
        case .column(let column?, let now, let yours, false):
            [("m\(column.place)", yours), (FieldChoice.shownName(of: column), now)]
        case .column(let column?, let now, let yours, true):
            [("split", "\(column.place)"), ("shape", yours), (FieldChoice.shownName(of: column), now)]
        case .match(let now, let yours): [("match", yours), ("wasMatch", now)]
        case .mode(let now, let yours): [("mode", yours.rawValue), ("wasMode", now.rawValue)]
        case .join(let template, _, let yours):
            [("join", template), ("joined", yours), ("had", template), ("keep", template)]
        case .common(let field, _, let yours):
            [("common", field), ("commonValue", yours), ("hadCommon", field), ("keepCommon", field)]
        }
    }

    func sentence(_ fields: FieldChoice, _ frame: PageFrame) -> String {
        let (what, now, yours): (String, String, String)
        switch self {
        case .column(nil, _, let text, _):
            let chosen = text.isEmpty ? frame.say("as its name says", "按列名") : fields.title(text)
            return frame.say(
                "A column is not in the sheet as it is read now; your choice was '\(chosen)'.",
                "按现在的读取方式，表格中没有该列；您的选择是“\(chosen)”。"
            )
        case .column(let column?, let before, let text, let isShape):
            what = fields.name(of: column, 60)
            now = fields.words(before, of: column)
            yours = isShape ? text : fields.words(text, of: column)
        case .match(let before, let text):
            what = frame.say("Rows are matched by", "按此字段匹配")
            (now, yours) = (fields.title(before), fields.title(text))
        case .mode(let before, let text):
            what = frame.say("What becomes of the rows", "处理方式")
            (now, yours) = (ColumnsPage.words(before, frame), ColumnsPage.words(text, frame))
        case .join(let template, let before, let text):
            what = CellExcerpt.of(template, 60)
            (now, yours) = (fields.title(before), fields.title(text))
        case .common(let field, let before, let text):
            what = fields.title(field)
            (now, yours) = (CellExcerpt.of(before, 60), CellExcerpt.of(text, 60))
        }
        return frame.say(
            "\(what): it is '\(now)' by now; yours was '\(yours)'.",
            "\(what)：现在是“\(now)”；您的选择是“\(yours)”。"
        )
    }

    static func refusal(
        _ conflicts: [ColumnConflict],
        _ matching: ColumnMatching,
        of sheet: StoredSheet,
        _ frame: PageFrame
    ) -> RefusedForm {
        let choice = FieldChoice(matching, frame)
        let fields = conflicts.flatMap(\.fields)
        let count = conflicts.count
        return RefusedForm(
            problem: frame.say(
                count == 1
                    ? "One choice was not kept: another page has chosen otherwise since this one was made."
                    : "\(count) choices were not kept: other pages have chosen otherwise since this one was made.",
                "有 \(count) 项选择未保存：在此页面打开之后，其他页面已作出不同选择。"
            ),
            remedies: conflicts.prefix(20).map { $0.sentence(choice, frame) },
            anyway: fields.isEmpty
                ? nil
                : AnywayForm(
                    "/sheets/\(sheet.id)/columns",
                    fields,
                    button: frame.say("Choose mine all the same", "仍然使用我的选择"),
                    frame
                )
        )
    }
}
