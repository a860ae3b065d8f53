package import ContactAPI
import DirectoryClient
import JobModel
package import Wording

/// How many calls of which endpoint reading the directory takes at most; announced before they are made.
package struct CallBudget: Sendable, Codable, Equatable {
    /// What is read, such as `people.csv`, or the directory's own lists.
    package var subject: LocalizedText
    /// By which way people are found, and why; `nil` where there is no choice.
    package var way: Way?
    package var reason: LocalizedText?
    package var calls: [Part] = []

    package enum Way: String, Sendable, Codable {
        case lookUp = "look_up"
        case walk
    }

    /// The calls of one endpoint.
    package struct Part: Sendable, Codable, Equatable {
        package var endpoint: String
        /// `nil` where the documentation sets no limit to what is listed.
        package var atMost: Int?
        /// Then one call for each of these.
        package var each: LocalizedText?

        package init(_ endpoint: Endpoint, atMost: Int) {
            self.endpoint = endpoint.description
            self.atMost = atMost
        }

        package init(_ endpoint: Endpoint, each: LocalizedText) {
            self.endpoint = endpoint.description
            self.each = each
        }

        private enum CodingKeys: String, CodingKey {
            case endpoint
            case atMost = "at_most"
            case each
        }
    }

    package init(subject: LocalizedText) { self.subject = subject }

    mutating func add(_ endpoint: Endpoint, atMost: Int) {
        if atMost > 0 { calls.append(Part(endpoint, atMost: atMost)) }
    }

    /// Makes a limit of what was announced.
    func allow(in allowance: CallAllowance) {
        for part in calls {
            guard let endpoint = Endpoint.allCases.first(where: { $0.description == part.endpoint }) else { continue }
            allowance.allow(endpoint, atMost: part.atMost)
        }
    }

    /// The most calls in all, of those that have a limit.
    package var atMost: Int { calls.reduce(0) { $0 + ($1.atMost ?? 0) } }

    /// One short line for people: what is read, and what it costs.
    package var short: LocalizedText {
        // Lists without a documented limit are short; what they cost is in the long sentence.
        calls.contains { $0.atMost == nil }
            ? LocalizedText(
                en: "Reading \(subject.en): about \(atMost, "call") at most",
                zh: "读取\(subject.zh)：最多约 \(atMost) 次调用"
            )
            : LocalizedText(
                en: "Reading \(subject.en): \(atMost, "call") at most",
                zh: "读取\(subject.zh)：最多 \(atMost) 次调用"
            )
    }

    /// One line that names calls and endpoints, and why people are found that way.
    package var sentence: LocalizedText {
        let parts = calls.map { part in
            if let most = part.atMost {
                return LocalizedText(en: "\(most) × \(part.endpoint)", zh: "\(part.endpoint) \(most) 次")
            }
            let each = part.each ?? LocalizedText(en: "item", zh: "项")
            return LocalizedText(
                en: "1 × \(part.endpoint) for every \(each.en)",
                zh: "\(part.endpoint) 每\(each.zh) 1 次"
            )
        }
        let why = reason.map { LocalizedText(en: " \($0.en)", zh: "，\($0.zh)") } ?? LocalizedText(en: "", zh: "")
        return LocalizedText(
            en: "To read \(subject.en)\(why.en), at most: \(parts.map(\.en).joined(separator: ", "))",
            zh: "读取\(subject.zh)\(why.zh)，最多：\(parts.map(\.zh).joined(separator: "，"))"
        )
    }
}

/// How a directory was read: what was announced before, and how many calls it was.
package struct DirectoryReading: Sendable, Codable, Equatable {
    package var budget: [CallBudget]
    package var calls: Int

    package init(budget: [CallBudget], calls: Int) {
        self.budget = budget
        self.calls = calls
    }
}

extension CallBudget {
    /// What it takes to compare rows whose plan has grown old, fifty a call.
    static func comparing(rows: Int, of step: StepRecord) -> CallBudget {
        var budget = CallBudget(
            subject: LocalizedText(en: "again what the plan of \(step.name) says", zh: "\(step.name) 的计划所依据的内容")
        )
        let calls = PersonReader.calls(for: rows)
        switch step.subject {
        case .people:
            budget.add(.batchUsers, atMost: 2 * calls)
            budget.add(.lookUpUsers, atMost: calls)
        case .departments:
            budget.calls.append(
                Part(.childDepartments, each: LocalizedText(en: "50 departments, for 50 rows", zh: " 50 个部门（每 50 行一轮）"))
            )
        }
        return budget
    }

    /// What a job needs whatever people its sheets name.
    ///
    /// Source: contact API, 4.2 (departments of a company), 2.1 (job titles, cities), 4.10, 5.2, 7.1 and 7.2 (pages).
    static func facts(jobTitles: Bool, cities: Bool, root: Bool) -> CallBudget {
        var budget = CallBudget(subject: LocalizedText(en: "the directory's own lists", zh: "目录的基础列表"))
        budget.add(.childDepartments, atMost: 30_000 / 50)
        budget.calls.append(
            Part(
                .scopes,
                each: LocalizedText(en: "100 entries of a scope that is a part of the company", zh: " 100 项非全员的权限范围")
            )
        )
        for endpoint in [Endpoint.getDepartment, .childDepartments] {
            budget.calls.append(
                Part(endpoint, each: LocalizedText(en: "department of such a scope", zh: "个该范围内的部门"))
            )
        }
        if root { budget.add(.getDepartment, atMost: 1) }
        budget.calls.append(Part(.customAttributes, each: LocalizedText(en: "100 attributes", zh: " 100 个自定义字段")))
        budget.calls.append(Part(.employeeTypes, each: LocalizedText(en: "100 types", zh: " 100 个人员类型")))
        if jobTitles { budget.add(.jobTitles, atMost: 10_000 / 50) }
        if cities { budget.add(.workCities, atMost: 10_000 / 50) }
        return budget
    }
}
