package import JobEngine
import JobModel
package import Wording

/// What a release of a plan will do, in one sentence with its numbers and the directory's name.
package struct ReleaseSentence: Sendable {
    private let plan: PlanSummary

    package init(_ plan: PlanSummary) { self.plan = plan }

    package var words: LocalizedText {
        let (en, zh) = (parts.map(\.en), parts.map(\.zh))
        guard let last = en.last else {
            return LocalizedText(
                en: "Nothing is written to \(name.en).",
                zh: "不会向\(name.zh)写入任何内容。"
            )
        }
        let list = en.count > 1 ? en.dropLast().joined(separator: ", ") + " and " + last : last
        return LocalizedText(
            en: "In \(name.en), \(list)." + (lasting.map { " \($0.en)." } ?? ""),
            zh: "将在\(name.zh)中" + zh.joined(separator: "，") + "。" + (lasting.map { "\($0.zh)。" } ?? "")
        )
    }

    /// The names that cannot be taken back; steps may bring the same one.
    private var lasting: LocalizedText? {
        let titles = Set(plan.steps.flatMap(\.newJobTitles)).count
        let cities = Set(plan.steps.flatMap(\.newCities)).count
        let counted = [
            (titles, LocalizedText(en: "\(titles, "new job title")", zh: "职务 \(titles) 个")),
            (cities, LocalizedText(en: "\(cities, "new city", "new cities")", zh: "城市 \(cities) 个")),
        ].filter { $0.0 > 0 }
        guard !counted.isEmpty else { return nil }
        let verb = titles + cities == 1 ? "stays" : "stay"
        return LocalizedText(
            en: counted.map(\.1.en).joined(separator: " and ") + " \(verb) there permanently",
            zh: "新增" + counted.map(\.1.zh).joined(separator: "、") + "，将永久保留"
        )
    }

    private var name: LocalizedText {
        isPractice
            ? LocalizedText(en: "the embedded directory", zh: "内置目录")
            : LocalizedText(en: "the directory \(plan.host)", zh: "目录 \(plan.host) ")
    }

    private var isPractice: Bool { plan.host == "embedded" }
    private var invitations: Int { plan.steps.reduce(0) { $0 + $1.invitations } }

    private var parts: [LocalizedText] {
        func sum(_ subject: Subject, _ count: (PlanSummary.Step) -> Int) -> Int {
            plan.steps.filter { $0.subject == subject }.reduce(0) { $0 + count($1) }
        }
        let departments = sum(.departments, \.create) + plan.steps.reduce(0) { $0 + $1.newDepartments.count }
        let counted = [
            (departments, Self.departments, "are made", "新建部门", "个"),
            (sum(.departments, \.update), Self.departments, "are changed", "更改部门", "个"),
            (sum(.people, \.create), Self.people, "are created", "新建人员", "人"),
            (sum(.people, \.update), Self.people, "are changed", "更改人员", "人"),
            (isPractice ? 0 : invitations, Self.people, "get an invitation", "发送邀请", "人"),
            (isPractice ? invitations : 0, Self.people, "would get an invitation", "模拟邀请", "人"),
        ]
        return counted.filter { $0.0 > 0 }.map { count, noun, verb, zh, unit in
            let isOne = count == 1
            let action = isOne ? Self.singular(verb) : verb
            return LocalizedText(
                en: "\(count) \(isOne ? noun.one : noun.many) \(action)",
                zh: "\(zh) \(count) \(unit)"
            )
        }
    }

    private static let departments = (one: "department", many: "departments")
    private static let people = (one: "person", many: "people")

    private static func singular(_ verb: String) -> String {
        verb.hasPrefix("get ") ? "gets" + verb.dropFirst(3) : verb.replacing("are ", with: "is ")
    }
}
