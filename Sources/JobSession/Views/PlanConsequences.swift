package import JobEngine
import JobModel
import RowValidation
package import Wording

/// What a step does that cannot be taken back, named and counted, and in which way its rows are written.
package struct PlanConsequences: Sendable {
    private let step: PlanSummary.Step
    private let isPractice: Bool

    /// - Parameters:
    ///   - step: The step.
    ///   - host: The directory's address; the embedded one is for practice, and sends nothing to anybody.
    package init(_ step: PlanSummary.Step, in host: String) {
        self.step = step
        isPractice = host == "embedded"
    }

    /// One of them; its details belong below it.
    package struct Consequence: Sendable, Equatable {
        package var sentence: LocalizedText
        package var details: [LocalizedText] = []
    }

    package var all: [Consequence] {
        announced.map { Consequence(sentence: $0) } + newDepartments
            + (newNames + ways).map { Consequence(sentence: $0) }
    }

    /// The same for the console's readers, who know neither the ways of writing nor the names of fields on the wire.
    package var onPage: [Consequence] {
        announced.map { Consequence(sentence: $0) } + newDepartments
            + (newNames + waysOnPage).map { Consequence(sentence: $0) }
    }

    private var announced: [LocalizedText] {
        let counted: [(count: Int, one: String, several: String, zh: String)] = [
            (
                step.heldBack, "depends on an invalid row and waits for its correction",
                "depend on an invalid row and wait for its correction", "行依赖有误的行，须待其更正"
            ),
            (
                isPractice ? 0 : step.invitations, "person gets an invitation by message or mail",
                "people get an invitation by message or mail", "人将收到短信或邮件邀请"
            ),
            (
                isPractice ? step.invitations : 0,
                "person would get an invitation by message or mail; the embedded directory sends none",
                "people would get an invitation by message or mail; the embedded directory sends none",
                "人本会收到短信或邮件邀请；内置目录不会真正发送"
            ),
            (
                step.uninvited ?? 0, "person is created without an invitation: the directory sends them nothing",
                "people are created without an invitation: the directory sends them nothing",
                "人新建后不会收到邀请：目录不会向其发送短信或邮件"
            ),
            (
                step.identityChanges, "person gets another mobile or email", "people get another mobile or email",
                "人的手机号或邮箱将变更"
            ),
            (
                step.returning, "may be somebody who has left and comes back: see the warnings before you go on",
                "may be people who have left and come back: see the warnings before you go on",
                "人可能是离职后返回的人员：继续前请查看提醒"
            ),
        ]
        return counted.filter { $0.count > 0 }.map { item in
            LocalizedText(en: "\(item.count, item.one, item.several)", zh: "\(item.count) \(item.zh)")
        }
    }

    /// All of them, with what each may be mistaken for: a department that was made by accident stays.
    private var newDepartments: [Consequence] {
        let all = step.newDepartments
        guard !all.isEmpty else { return [] }
        let plain = all.filter { step.nearDepartments[$0] == nil }
        let list = plain.isEmpty ? ("", "") : (": " + plain.joined(separator: ", "), "：" + plain.joined(separator: "、"))
        let near = all.compactMap { path in
            step.nearDepartments[path].map {
                LocalizedText(en: "new: \(path); there is \($0)", zh: "新增：\(path)；已有 \($0)")
            }
        }
        let ids = all.filter { DepartmentIDLook.isLike($0.split(separator: "/").last.map(String.init) ?? $0) }.map {
            LocalizedText(
                en: "new: \($0); this looks like a department's id, and would become its name",
                zh: "新增：\($0)；看起来是部门 ID，将成为部门名称"
            )
        }
        let sentence = LocalizedText(en: "\(all.count, "new department")" + list.0, zh: "新增部门 \(all.count) 个" + list.1)
        return [Consequence(sentence: sentence, details: near + ids)]
    }

    /// Names that will stay in the company's lists.
    private var newNames: [LocalizedText] {
        let lists = [
            (en: ("new job title", "new job titles"), zh: "职务", names: step.newJobTitles),
            (en: ("new city", "new cities"), zh: "城市", names: step.newCities),
        ]
        return lists.filter { !$0.names.isEmpty }.map { what, zh, names in
            LocalizedText(
                en: "\(names.count, what.0, what.1): " + Self.first(names, ", "),
                zh: "新增\(zh) \(names.count) 个：" + Self.first(names, "、")
            )
        }
    }

    private var ways: [LocalizedText] {
        var lines: [LocalizedText] = []
        for (way, count) in step.ways.sorted(by: { $0.key < $1.key }) where count > 0 {
            let words = Self.words(way)
            lines.append(LocalizedText(en: "\(count) \(words.en)", zh: "\(count) 行\(words.zh)"))
        }
        let reasons = step.wayReasons.filter { $0.value > 0 }.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
        }
        for (reason, count) in reasons.prefix(Self.reasonsShown) where step.create > 0 {
            let words = step.wayWords[reason] ?? LocalizedText(said: reason)
            lines.append(LocalizedText(en: "\(count): \(words.en)", zh: "其中 \(count) 行：\(words.zh)"))
        }
        let more = reasons.dropFirst(Self.reasonsShown).reduce(0) { $0 + $1.value }
        if more > 0, step.create > 0 {
            lines.append(LocalizedText(en: "\(more): for other reasons", zh: "其中 \(more) 行：其他原因"))
        }
        guard step.update > 0 else { return lines }
        let updated = WayReason.ofUpdates
        return lines + [LocalizedText(en: "\(step.update) \(updated.en)", zh: "\(step.update) 行\(updated.zh)")]
    }

    private static func words(_ way: String) -> LocalizedText {
        switch WriteMethod(rawValue: way) {
        case .single: LocalizedText(en: "created one by one", zh: "逐个新建")
        case .batch: LocalizedText(en: "created by batches", zh: "分批新建")
        case .batchThenPatch: LocalizedText(en: "created by batches, then patched one by one", zh: "分批新建，之后逐个补写")
        case nil: LocalizedText(en: "created by \(way)", zh: "以 \(way) 方式新建")
        }
    }

    private var waysOnPage: [LocalizedText] {
        let reasons = step.create > 0 ? step.wayReasons.filter { $0.value > 0 } : [:]
        let said = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { reason, count in
            let (way, words) = WayReason(reason).words
            return LocalizedText(
                en: "\(count, "row is", "rows are") \(way.en)\(words.en)",
                zh: "\(count) 行\(way.zh)\(words.zh)"
            )
        }
        let rest = step.ways.sorted { $0.key < $1.key }.compactMap { way, count -> LocalizedText? in
            let explained = reasons.filter { WayReason($0.key).way == way }.reduce(0) { $0 + $1.value }
            guard count > explained else { return nil }
            return Self.rows(count - explained, WayReason.words(way))
        }
        // With these, as many rows are said as are to be written.
        return said + rest + (step.update > 0 ? [Self.rows(step.update, WayReason.ofUpdates)] : [])
    }

    private static func rows(_ count: Int, _ words: LocalizedText) -> LocalizedText {
        LocalizedText(en: "\(count, "row is", "rows are") \(words.en)", zh: "\(count) 行\(words.zh)")
    }

    private static func first(_ names: [String], _ separator: String) -> String {
        let shown = names.prefix(namesShown).joined(separator: separator)
        return names.count > namesShown ? "\(shown) (+\(names.count - namesShown))" : shown
    }

    private static let namesShown = 8
    private static let reasonsShown = 3
}
