import ContactAPI
import JobModel
import Wording

/// The Chinese of what an earlier version stored of a row in English alone, made of the code and of the call.
enum EarlierSentences {
    /// What was stored of a row, with the Chinese where there is none.
    static func completing(_ row: LedgerRow) -> (problem: LocalizedText?, remedy: LocalizedText?) {
        guard let problem = row.problem, problem.zh == problem.en, let code = row.code,
            let chinese = chinese(row, code, problem.en)
        else { return (row.problem, row.remedy) }
        return (
            LocalizedText(en: problem.en, zh: chinese.problem),
            row.remedy.map { LocalizedText(en: $0.en, zh: chinese.remedy) }
        )
    }

    private static func chinese(_ row: LedgerRow, _ word: String, _ said: String) -> (problem: String, remedy: String)?
    {
        let refused = Int(word).map { refusal($0, row, said) }
        if row.outcome == .unknown, word != "ledger.damaged" {
            let cause = refused.map { "。" + $0.problem } ?? ""
            return ("请求可能已执行，但没有应答可以证明" + cause, "请运行 `roster resume last`：它会先查询该行的结果，再决定是否发送。")
        }
        if let refused { return refused }
        let changed = said.firstMatch(of: /: (.+) was '(.*)' and is now '(.*)'$/).map { match in
            "：\(match.1) 原为“\(match.2)”，现为“\(match.3)”"
        }
        return own[word].map { ($0.problem + (changed ?? ""), $0.remedy) }
    }

    /// The English begins with the call.
    private static func refusal(_ code: Int, _ row: LedgerRow, _ said: String) -> (problem: String, remedy: String) {
        let call = Endpoint.allCases.first { said.hasPrefix("\($0) ") }
        let entry = (call ?? .createUser).entry(for: code)
        let logID = row.logID.map { "，日志 ID \($0)" } ?? ""
        return (
            (call.map { "\($0) " } ?? "") + "被拒绝：\(entry?.meaningZH ?? "本版本的 Roster 不认识该错误码")（错误码 \(code)\(logID)）",
            entry?.remedyZH ?? "请在接口文档中查询该错误码；反馈时请提供日志 ID。"
        )
    }

    /// Roster's own codes of rows that were valid.
    private static let own: [String: (problem: String, remedy: String)] = [
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
