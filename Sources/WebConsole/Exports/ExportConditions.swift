import Foundation
import JobEngine
import JobModel
import Wording

/// Which people an export is to hold, as a reader chooses them; each condition in the words of the page.
struct ExportConditions: Sendable {
    /// As an export writes it; empty for any.
    let status: String
    /// Days as a browser sends them; empty for any.
    let joinedFrom: String
    let joinedTo: String
    let others: [Other]

    /// One of a reader's own conditions.
    struct Other: Sendable {
        /// As it stands on the wire; empty for none.
        let field: String
        let relation: ExportRelation
        /// With `;` between them.
        let values: String
    }

    /// A field of the form that cannot be taken as it is.
    struct Fault: Sendable, Equatable {
        /// The field's name.
        let name: String
        let problem: LocalizedText
    }

    init(_ fields: FormQuery) {
        func typed(_ name: String) -> String { (fields[name] ?? "").trimmingCharacters(in: .whitespaces) }
        (status, joinedFrom, joinedTo) = (typed("status"), typed("joined-from"), typed("joined-to"))
        others = (0..<Self.otherCount).map { place in
            Other(
                field: typed("field-\(place)"),
                relation: ExportRelation(rawValue: typed("relation-\(place)")) ?? .among,
                values: typed("values-\(place)")
            )
        }
    }

    /// Whether anything is chosen.
    var isGiven: Bool {
        !status.isEmpty || !joinedFrom.isEmpty || !joinedTo.isEmpty
            || others.contains { !$0.field.isEmpty || !$0.values.isEmpty }
    }

    /// What is chosen, where nothing is at fault.
    var all: [ExportCondition] {
        var all: [ExportCondition] = []
        if !status.isEmpty { all.append(ExportCondition(field: PersonField.status.rawValue, values: [status])) }
        if !joinedFrom.isEmpty || !joinedTo.isEmpty {
            let range = ExportDateRange.text(from: joinedFrom, to: joinedTo)
            all.append(ExportCondition(field: PersonField.joinTime.rawValue, values: [range]))
        }
        for other in others where !other.field.isEmpty {
            let values =
                other.relation.hasValues
                ? Self.split(other.values).compactMap { Self.value($0, of: other.field) } : [""]
            let isNegated = other.relation == .notAmong || other.relation == .filled
            all.append(ExportCondition(field: other.field, values: values, isNegated: isNegated))
        }
        return all
    }

    var faults: [Fault] {
        var faults: [Fault] = []
        if !status.isEmpty, !ConditionWord.statuses.contains(where: { $0.value == status }) {
            faults.append(Fault(name: "status", problem: LocalizedText(en: "Choose one of the list", zh: "请从列表中选择")))
        }
        for (name, day) in [("joined-from", joinedFrom), ("joined-to", joinedTo)] where !day.isEmpty {
            guard !ExportDateRange.isDay(day) else { continue }
            faults.append(
                Fault(
                    name: name,
                    problem: LocalizedText(
                        en: "'\(day)' is no date such as 2026-12-31",
                        zh: "“\(day)”不是 2026-12-31 这样的日期"
                    )
                )
            )
        }
        if faults.isEmpty, ExportDateRange(ExportDateRange.text(from: joinedFrom, to: joinedTo))?.isReversed == true {
            let problem = LocalizedText(en: "This day is before the first one", zh: "该日期早于起始日期")
            faults.append(Fault(name: "joined-to", problem: problem))
        }
        return faults
            + others.enumerated().compactMap { place, other in repeated(at: place) ?? Self.fault(other, at: place) }
    }

    /// A field has one condition, as in a job and on the command line.
    private func repeated(at place: Int) -> Fault? {
        let field = others[place].field
        guard !field.isEmpty, let first = others.firstIndex(where: { $0.field == field }), first < place else {
            return nil
        }
        return Fault(
            name: "field-\(place)",
            problem: LocalizedText(
                en:
                    "Condition \(first + 1) is about this field already: type all of its values there, with ; between them",
                zh: "条件 \(first + 1) 已使用该字段：请在其中填写全部的值，以 ; 分隔"
            )
        )
    }

    private static func fault(_ other: Other, at place: Int) -> Fault? {
        func fault(_ name: String, _ en: String, _ zh: String) -> Fault {
            Fault(name: "\(name)-\(place)", problem: LocalizedText(en: en, zh: zh))
        }
        guard !other.field.isEmpty else {
            return other.values.isEmpty
                ? nil
                : fault("field", "Choose of which field '\(other.values)' is a value", "请选择“\(other.values)”是哪个字段的值")
        }
        guard fields.contains(other.field) else { return fault("field", "Choose one of the list", "请从列表中选择") }
        let values = split(other.values)
        guard other.relation.hasValues else {
            return values.isEmpty
                ? nil : fault("values", "Leave the values out, or choose 'is one of'", "请清空值，或选择“是以下之一”")
        }
        guard !values.isEmpty else {
            return fault("values", "Type a value, or choose 'is empty'", "请填写值，或选择“为空”")
        }
        guard let wrong = values.first(where: { value($0, of: other.field) == nil }) else { return nil }
        let refusal = refusal(of: wrong, in: other.field)
        return fault("values", refusal.en, refusal.zh)
    }

    /// Why a field cannot have a value, without a full stop.
    private static func refusal(of value: String, in field: String) -> LocalizedText {
        guard let known = ConditionWord.of(field)?.map(\.words) else {
            guard let field = PersonField(rawValue: field),
                case .failure(.unreadableValue(_, let problem, let remedy)) = ConditionValues().read(value, of: field)
            else { return LocalizedText(en: "'\(value)' cannot be a value here", zh: "“\(value)”不能作为此处的值") }
            return LocalizedText(
                en: "\(problem.en). \(unstopped(remedy.en))",
                zh: "\(problem.zh)。\(unstopped(remedy.zh))"
            )
        }
        let hasOwn = field == PersonField.employeeType.rawValue
        return LocalizedText(
            en: "There is no '\(value)' here; known are \(known.map(\.en).joined(separator: ", "))"
                + (hasOwn ? "; give a type of your company's own by its number" : ""),
            zh: "没有“\(value)”；可填写：\(known.map(\.zh).joined(separator: "、"))" + (hasOwn ? "；公司自定义的类型请填写其编号" : "")
        )
    }

    /// A sentence without its full stop.
    private static func unstopped(_ sentence: String) -> String {
        sentence.last.map { ".。".contains($0) } == true ? String(sentence.dropLast()) : sentence
    }

    private static func split(_ text: String) -> [String] {
        text.split { ";；\n".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// A value as an export writes it; `nil` for one that the field cannot have.
    private static func value(_ typed: String, of field: String) -> String? {
        guard let known = ConditionWord.of(field) else {
            guard let field = PersonField(rawValue: field),
                case .success(let value) = ConditionValues().read(typed, of: field)
            else { return nil }
            // The directory may have a whole number in a form that a sheet would not be given.
            return field == .mobile && typed.hasPrefix("+") ? typed : value
        }
        let plain = typed.lowercased()
        if let word = known.first(where: { $0.isCalled(plain) }) { return word.value }
        // A company has employee types of its own, which an export writes by their numbers.
        return field == PersonField.employeeType.rawValue && Int(typed) != nil ? typed : nil
    }

    /// The fields of a reader's own conditions.
    static let fields: [String] = [
        PersonField.jobTitle, .employeeType, .city, .country, .workStation, .gender, .employeeNo, .email,
        .enterpriseEmail,
        .mobile, .leaderUserID,
    ].map(\.rawValue)

    private static let otherCount = 2
}
