import JobEngine
import JobModel
import JobSession
import Wording

/// What a step does that cannot be taken back, named and counted, and in which way its rows are written.
struct PlanConsequences {
    let step: PlanSummary.Step
    let language: Language

    func lines() -> [String] { announced + newDepartments + new + ways }

    private func said(_ en: String, _ zh: String) -> String { language.words(LocalizedText(en: en, zh: zh)) }

    private var announced: [String] {
        let counted = [
            (step.heldBack, " depend on an invalid row and wait for its correction", "行依赖有误的行，须待其更正"),
            (step.invitations, " people get an invitation by message or mail", "人将收到短信或邮件邀请"),
            (step.identityChanges, " people get another mobile or email", "人的手机号或邮箱将变更"),
            (
                step.returning, " may be people who have left and come back: see the warnings before you go on",
                "人可能是离职后返回的人员：继续前请查看提醒"
            ),
        ]
        return counted.filter { $0.0 > 0 }.map { said("\($0.0)\($0.1)", "\($0.0) \($0.2)") }
    }

    /// All of them, with what each may be mistaken for: a department that was made by accident stays.
    private var newDepartments: [String] {
        let all = step.newDepartments
        guard !all.isEmpty else { return [] }
        let plain = all.filter { step.nearDepartments[$0] == nil }
        let list = plain.isEmpty ? ("", "") : (": " + plain.joined(separator: ", "), "：" + plain.joined(separator: "、"))
        let near = all.compactMap { path in
            step.nearDepartments[path].map { said("  new: \(path); there is \($0)", "  新增：\(path)；已有 \($0)") }
        }
        return [said("\(all.count) new departments" + list.0, "新增部门 \(all.count) 个" + list.1)] + near
    }

    /// Names that will stay in the company's lists.
    private var new: [String] {
        let lists = [
            (LocalizedText(en: "job titles", zh: "职务"), step.newJobTitles),
            (LocalizedText(en: "cities", zh: "城市"), step.newCities),
        ]
        return lists.filter { !$0.1.isEmpty }.map { what, names in
            let first = Self.first(names, said(", ", "、"))
            return said("\(names.count) new \(what.en): " + first, "新增\(what.zh) \(names.count) 个：" + first)
        }
    }

    private var ways: [String] {
        var lines: [String] = []
        for (way, count) in step.ways.sorted(by: { $0.key < $1.key }) where count > 0 {
            lines.append(said("\(count) written \(Self.english(way))", "\(count) 行\(Self.chinese(way))"))
        }
        let reasons = step.wayReasons.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        for (reason, count) in reasons.prefix(Self.reasonsShown) where step.create > 0 {
            let words = step.wayWords[reason] ?? LocalizedText(said: reason)
            lines.append(said("\(count): \(words.en)", "其中 \(count) 行：\(words.zh)"))
        }
        let more = reasons.dropFirst(Self.reasonsShown).reduce(0) { $0 + $1.value }
        if more > 0, step.create > 0 { lines.append(said("\(more): likewise", "其中 \(more) 行：同类原因")) }
        return lines
    }

    private static func english(_ way: String) -> String {
        switch WriteMethod(rawValue: way) {
        case .single: "one by one"
        case .batch: "by batches"
        case .batchThenPatch: "by batches, then patched one by one"
        case nil: "by \(way)"
        }
    }

    private static func chinese(_ way: String) -> String {
        switch WriteMethod(rawValue: way) {
        case .single: "逐个写入"
        case .batch: "分批写入"
        case .batchThenPatch: "分批写入，之后逐个补写"
        case nil: "以 \(way) 方式写入"
        }
    }

    private static func first(_ names: [String], _ separator: String) -> String {
        let shown = names.prefix(namesShown).joined(separator: separator)
        return names.count > namesShown ? "\(shown) (+\(names.count - namesShown))" : shown
    }

    private static let namesShown = 8
    private static let reasonsShown = 3
}
