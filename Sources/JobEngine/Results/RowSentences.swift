import ContactAPI
import JobModel
import Wording

/// What became of a row and what to do about it, in both languages.
///
/// The ledger keeps the sentences in English, as they were when the row settled; the Chinese ones are made of the
/// findings, the code and the call that it came from.
struct RowSentences {
    let problem: LocalizedText?
    let remedy: LocalizedText?
    /// Equal for rows that have one cause.
    let cause: String

    /// - Parameters:
    ///   - row: The row as it is in the ledger.
    ///   - subject: What its step is about.
    ///   - run: Its run, which the remedies name.
    init(_ row: LedgerRow, of subject: Subject, in run: String) {
        let findings = row.planned.findings
        let (problemZH, remedyZH) = Self.chinese(row, subject)
        let problem = row.problem.map { findings.isEmpty ? $0 : Self.distinct(findings, \.en).joined(separator: "; ") }
        self.problem = problem.map { LocalizedText(en: $0, zh: problemZH ?? $0) }
        remedy = row.remedy.map { LocalizedText(en: $0, zh: remedyZH ?? $0).naming(run: run) }
        cause = findings.isEmpty ? Self.cause(row) : RowCause.of(findings)
    }

    /// What the directory says by one code has one cause.
    private static func cause(_ row: LedgerRow) -> String {
        guard let code = row.code, Int(code) == nil else { return "" }
        return row.problem.map(RowCause.withoutValues) ?? ""
    }

    /// Every sentence once: what several cells lack is said once.
    private static func distinct(_ findings: [Finding], _ language: KeyPath<LocalizedText, String>) -> [String] {
        var said: Set<String> = []
        return findings.map { $0.problem[keyPath: language] }.filter { said.insert($0).inserted }
    }

    private static func chinese(_ row: LedgerRow, _ subject: Subject) -> (problem: String?, remedy: String?) {
        let findings = row.planned.findings
        if !findings.isEmpty {
            return (distinct(findings, \.zh).joined(separator: "；"), findings.first?.remedy.zh)
        }
        guard let word = row.code else { return (nil, nil) }
        let code = Int(word)
        if row.outcome == .unknown, word != "ledger.damaged" {
            let cause = code.map { "。" + refusal($0, row, subject).problem } ?? ""
            return ("请求可能已执行，但没有应答可以证明" + cause, "请运行 `roster resume last`：它会先查询该行的结果，再决定是否发送。")
        }
        if let code { return refusal(code, row, subject) }
        let changed = row.problem?.firstMatch(of: /: (.+) was '(.*)' and is now '(.*)'$/).map { match in
            "：\(match.1) 原为“\(match.2)”，现为“\(match.3)”"
        }
        return own[word].map { ($0.problem + (changed ?? ""), $0.remedy) } ?? (nil, nil)
    }

    private static func refusal(_ code: Int, _ row: LedgerRow, _ subject: Subject) -> (problem: String, remedy: String)
    {
        let calls = calls(row, subject)
        // A code in no table of these calls came from one that was made on the way.
        let call = calls.first { ResponseCode.table(for: $0)[code] != nil } ?? calls[0]
        let entry = call.entry(for: code)
        let logID = row.logID.map { "，日志 ID \($0)" } ?? ""
        return (
            "\(call) 被拒绝：\(entry?.meaningZH ?? "本版本的 Roster 不认识该错误码")（错误码 \(code)\(logID)）",
            entry?.remedyZH ?? "请在接口文档中查询该错误码；反馈时请提供日志 ID。"
        )
    }

    /// The calls by which the row was written, the likeliest first.
    private static func calls(_ row: LedgerRow, _ subject: Subject) -> [Endpoint] {
        let isPatch = row.planned.action == .update || row.phase == 2
        switch subject {
        case .departments:
            return isPatch ? [.patchDepartment, .createDepartment] : [.createDepartment, .patchDepartment]
        case .people:
            if isPatch { return [.patchUser, .createUser, .batchAddUsers] }
            return row.planned.way == .single
                ? [.createUser, .patchUser, .batchAddUsers] : [.batchAddUsers, .createUser, .patchUser]
        }
    }

    /// Roster's own codes of rows that were valid.
    static let own: [String: (problem: String, remedy: String)] = [
        "answer.lost": ("没有收到应答", "请运行 `roster resume last`：它会先查询该行的结果。"),
        "no.answer": ("目录没有应答", "请检查地址和网络，然后运行 `roster resume last`。"),
        "key.taken": ("该行的某个标识在目录中属于他人", "请将该行的手机号、邮箱和 user_id 与目录对照。"),
        "batch.updated": ("批量接口更新了已有成员，而不是新建", "请对照该成员与该行；`roster retry last` 会写入差异。"),
        "id.missing": ("目录没有返回可用于补写的 ID", "请运行 `roster retry last`，它会按匹配字段查找该成员。"),
        "dependency.failed": ("该行所依赖的行或部门未成功", "请更正所依赖的行，然后运行 `roster retry last`。"),
        "reference.missing": ("已写入，但所引用的人员或部门不存在，相应内容未写入", "请更正所引用的行，然后运行 `roster retry last`。"),
        RowDrift.identityCode: (
            "制定计划后，该行对应或引用的人员、部门已变更", "请确认该行对应的人员或部门并更正匹配字段，然后运行 `roster retry last`。"
        ),
        RowDrift.valueCode: (
            "制定计划后，目录中的内容已变更",
            "请确认是谁作了修改；`roster retry last` 会重新计划该行，任务中的 `overwrite: true` 会直接覆盖。"
        ),
        "ledger.damaged": ("账本损坏时丢失了该行的结果", "请用 mode: upsert 重新导入该表：已写入的内容会逐项比较，不会重复写入。"),
        "run.stopped": ("发送之前运行已停止", "请在更正原因后继续运行或重试。"),
    ]
}
