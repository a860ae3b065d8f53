package import JobModel
package import Wording

/// What is no longer as it was when a row was planned; `apply` and every row that is written late are judged by it.
package enum RowDrift: Sendable, Equatable {
    /// The person or department that the id named is no longer there, or no longer shown.
    case gone(id: String)
    case left(id: String)
    /// The id names another one now; both open ids.
    case another(id: String, was: String, now: String)
    /// The person or department is there and has lost the key by which the row was matched.
    case key(String, was: String, now: String)
    /// Somebody whom the row names, such as a leader, is not who they were.
    case reference(id: String)
    /// A value that the row writes.
    case value(field: String, was: String?, now: String?)
    /// A key that was free has a holder.
    case taken(field: String, value: String, by: String)
    case action(was: Action, now: Action)
    /// A rule refuses the row now; `nil` where it did and does not any more.
    case findings(LocalizedText?)
    /// Something that is not shown field by field.
    case payload

    /// The code of a row that fails by it.
    package var code: String {
        switch self {
        case .gone, .left, .another, .key, .reference: Self.identityCode
        case .value, .taken, .action, .findings, .payload: Self.valueCode
        }
    }

    static let identityCode = "identity.changed"
    static let valueCode = "changed.sincePlan"

    package var words: LocalizedText {
        switch self {
        case .gone(let id): LocalizedText(en: "the directory does not show '\(id)' any more", zh: "目录中已查不到“\(id)”")
        case .left(let id): LocalizedText(en: "'\(id)' has left", zh: "“\(id)”已离职")
        case .another(let id, let was, let now):
            LocalizedText(en: "'\(id)' was \(was) and is now \(now)", zh: "“\(id)”原为 \(was)，现为 \(now)")
        case .key(let field, let was, let now): Self.change(field, was, now)
        case .reference(let id):
            LocalizedText(en: "'\(id)', whom the row names, is not who they were", zh: "该行引用的“\(id)”已不是原来的人员")
        case .value(let field, let was, let now): Self.change(field, was, now)
        case .taken(let field, let value, let holder):
            LocalizedText(
                en: "\(field) '\(value)' was free and now belongs to \(holder)",
                zh: "\(FieldTitle.chinese(field))“\(value)”原未占用，现属于 \(holder)"
            )
        case .action(let was, let now):
            LocalizedText(
                en: "was to be '\(was.rawValue)' and would now be '\(now.rawValue)'",
                zh: "原操作为“\(was.words.zh)”，现为“\(now.words.zh)”"
            )
        case .findings(let new):
            LocalizedText(en: "now \(new?.en ?? "it is valid now")", zh: "现在：\(new?.zh ?? "现已有效")")
        case .payload: LocalizedText(en: "would be written otherwise", zh: "写入内容已不同")
        }
    }

    private static func change(_ field: String, _ was: String?, _ now: String?) -> LocalizedText {
        let (old, new) = (was ?? "", now ?? "")
        return LocalizedText(
            en: "\(field) was '\(old)' and is now '\(new)'",
            zh: "\(FieldTitle.chinese(field))原为“\(old)”，现为“\(new)”"
        )
    }

    package var remedy: LocalizedText {
        switch self {
        case .gone, .left, .another, .key, .reference:
            LocalizedText(
                en: "Make sure whom the row is about, correct its match key, then run `roster retry last`.",
                zh: "请确认该行对应的人员或部门并更正匹配字段，然后运行 `roster retry last`。"
            )
        case .taken:
            LocalizedText(
                en: "`roster retry last` looks up who has it now, and plans the row again.",
                zh: "`roster retry last` 会查询现在的持有人并重新计划该行。"
            )
        case .value, .action, .findings, .payload:
            LocalizedText(
                en:
                    "See who changed it; `roster retry last` plans the row again, and `overwrite: true` in the job writes over it.",
                zh: "请确认是谁作了修改；`roster retry last` 会重新计划该行，任务中的 `overwrite: true` 会直接覆盖。"
            )
        }
    }

    /// What to do in the console's pages about a row that failed by a drift; `nil` for a code of anything else.
    ///
    /// The readers of the pages have no job file to say `overwrite` in, and need none: the new plan writes over what is there.
    static func pageRemedy(ofCode code: String) -> LocalizedText? {
        guard code == valueCode else { return nil }
        return LocalizedText(
            en:
                "See in the directory who changed it. Then run `roster retry last`: the new plan shows what is there now, "
                + "and what would be written over it.",
            zh: "请在目录中确认是谁作了修改，然后运行 `roster retry last`：新计划会显示目录现在的内容以及将写入的内容。"
        )
    }

    /// The first thing in which two plans of a row differ; `nil` where they are the same.
    static func between(_ was: PlannedRow, _ now: PlannedRow) -> RowDrift? {
        guard was != now else { return nil }
        if was.findings.isEmpty != now.findings.isEmpty || was.findings.map(\.code) != now.findings.map(\.code) {
            return .findings(now.findings.first?.problem)
        }
        if let openID = was.openID ?? was.departmentID, let id = was.userID ?? was.departmentID {
            guard let new = now.openID ?? now.departmentID else { return .gone(id: id) }
            if new != openID { return .another(id: id, was: openID, now: new) }
        }
        if was.action != now.action { return .action(was: was.action, now: now.action) }
        for change in was.changes {
            let new = now.changes.first { $0.field == change.field }
            guard new != change else { continue }
            return .value(field: change.field, was: change.old, now: new?.old ?? new?.new ?? change.new)
        }
        for (id, openID) in was.openIDs ?? [:] where now.openIDs?[id] != openID { return .reference(id: id) }
        return .payload
    }
}

extension Settlement {
    /// A row that is not written, because what it was planned on is no longer so.
    init(line: Int, outcome: Outcome, drift: RowDrift) {
        self.init(line: line, outcome: outcome)
        code = drift.code
        problem = LocalizedText(
            en: "Since the plan was made: " + drift.words.en,
            zh: "制定计划后，" + drift.words.zh
        )
        remedy = drift.remedy
    }
}
