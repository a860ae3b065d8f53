import ContactAPI
import JobModel
import Wording

/// Says which employee types there are, and which of them may be used.
struct EmployeeTypeQuestion {
    let needs: DiagnosticNeeds

    func answer(_ types: [EmployeeType]) -> Diagnosis.Answer {
        let active = types.filter { $0.enumStatus != 2 }
        let inactive = types.filter { $0.enumStatus == 2 }
        // A default by name is for the rule of the column to judge.
        let numbers = needs.employeeTypes.filter { Int($0) != nil }
        let unusable = numbers.subtracting(active.compactMap(\.enumValue)).sorted()
        let list = Self.list(active)
        let off = inactive.isEmpty ? "" : Self.list(inactive)
        var answer = Diagnosis.Answer(
            "employee_types",
            unusable.isEmpty ? .well : .wrong,
            question: LocalizedText(en: "Which employee types are there?", zh: "有哪些人员类型？"),
            found: LocalizedText(
                en: list + (off.isEmpty ? "" : "; switched off: \(off)"),
                zh: list + (off.isEmpty ? "" : "；已停用：\(off)")
            )
        )
        guard !unusable.isEmpty else { return answer }
        let named = unusable.joined(separator: ", ")
        answer.cause = LocalizedText(en: "The job's default \(named) is not among them", zh: "任务的默认值 \(named) 不在其中")
        answer.remedy = LocalizedText(
            en: "Correct `defaults`, or have an administrator add or switch on the type.",
            zh: "请更正 defaults，或请管理员新增、启用该类型。"
        )
        answer.pageRemedy = LocalizedText(
            en: "Have an administrator add or switch on the type, or have the job's default changed.",
            zh: "请管理员新增、启用该类型，或请他人更改任务的默认值。"
        )
        return answer
    }

    private static func list(_ types: [EmployeeType]) -> String {
        types.map { "\($0.enumValue ?? "?") \($0.content ?? "")" }.joined(separator: ", ")
    }
}
