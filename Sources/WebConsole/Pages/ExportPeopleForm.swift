import JobModel
import Wording

/// The part of the form of exports that says which people are meant.
struct ExportPeopleForm: Sendable {
    let title: String
    let isGiven: Bool
    let hint: String
    let status: FormChoice
    let statusError: String?
    let days: [Field]
    let others: [Other]

    /// A field that is typed in.
    struct Field: Sendable {
        let name: String
        let label: String
        let value: String
        /// What is wrong with it.
        let error: String?
    }

    struct Other: Sendable {
        let field: FormChoice
        let fieldError: String?
        let relation: FormChoice
        let values: Field
    }

    init(_ chosen: ExportConditions, _ faults: [ExportConditions.Fault], _ frame: PageFrame) {
        func error(_ name: String) -> String? { faults.first { $0.name == name }.map { frame.words($0.problem) } }
        func field(_ name: String, _ value: String) -> Field {
            Field(name: name, label: Self.label(of: name, frame), value: value, error: error(name))
        }
        title = frame.say("Only some people", "仅导出部分人员")
        isGiven = chosen.isGiven
        hint = frame.say(
            "Who meets every condition is exported. Several values stand with ; between them, and one of them is enough.",
            "导出符合全部条件的人员。多个值以 ; 分隔，符合其中一个即可。"
        )
        let any = [FormOption(value: "", words: frame.say("any", "不限"), isChosen: chosen.status.isEmpty)]
        status = FormChoice(
            name: "status",
            label: Self.label(of: "status", frame),
            options: any
                + ConditionWord.statuses.map {
                    FormOption(value: $0.value, words: frame.words($0.words), isChosen: $0.value == chosen.status)
                }
        )
        statusError = error("status")
        days = [field("joined-from", chosen.joinedFrom), field("joined-to", chosen.joinedTo)]
        others = chosen.others.enumerated().map { place, other in
            Other(
                field: Self.fields(other, "field-\(place)", frame),
                fieldError: error("field-\(place)"),
                relation: Self.relations(other, "relation-\(place)", frame),
                values: field("values-\(place)", other.values)
            )
        }
    }

    /// What is wrong with a field, with the field's name.
    static func sentence(of fault: ExportConditions.Fault, _ frame: PageFrame) -> String {
        label(of: fault.name, frame) + frame.say(": ", "：") + frame.words(fault.problem) + frame.say(".", "。")
    }

    private static func label(of name: String, _ frame: PageFrame) -> String {
        let parts = name.split(separator: "-")
        let number = parts.last.flatMap { Int($0) }.map { $0 + 1 } ?? 1
        return switch parts.first {
        case "status": frame.say("Account status", "账号状态")
        case "joined":
            parts.last == "from"
                ? frame.say("Joined on this day or later", "入职日期不早于")
                : frame.say("Joined on this day or earlier", "入职日期不晚于")
        case "field": frame.say("Field of condition \(number)", "条件 \(number) 的字段")
        case "relation": frame.say("Condition \(number)", "条件 \(number)")
        default: frame.say("Values of condition \(number)", "条件 \(number) 的值")
        }
    }

    private static func fields(_ chosen: ExportConditions.Other, _ name: String, _ frame: PageFrame) -> FormChoice {
        let none = FormOption(value: "", words: frame.say("none", "无"), isChosen: chosen.field.isEmpty)
        let all = ExportConditions.fields.map {
            FormOption(value: $0, words: frame.name(of: $0, .people), isChosen: $0 == chosen.field)
        }
        return FormChoice(name: name, label: label(of: name, frame), options: [none] + all)
    }

    private static func relations(_ chosen: ExportConditions.Other, _ name: String, _ frame: PageFrame) -> FormChoice {
        let options = ExportRelation.allCases.map { relation in
            FormOption(
                value: relation.rawValue,
                words: frame.words(relation.words),
                isChosen: relation == chosen.relation
            )
        }
        return FormChoice(name: name, label: label(of: name, frame), options: options)
    }
}
