import JobModel
import Wording

/// What the page of problems says of the directory, by what the sheet is about.
enum PlanHint {
    /// While the directory is asked for its names.
    static func asking(_ subject: Subject) -> LocalizedText {
        let (names, zh) =
            switch subject {
            case .people: ("departments, job titles and cities", "部门、职务和城市")
            case .departments: ("departments", "部门")
            }
        return LocalizedText(
            en: "The directory is asked which \(names) it has. A line here says when it has answered.",
            zh: "正在向目录查询已有的\(zh)；得到答复后会在此处提示。"
        )
    }

    /// What is not checked before the plan.
    static func words(_ subject: Subject, wasAsked: Bool) -> LocalizedText {
        switch (subject, wasAsked) {
        case (.people, true):
            LocalizedText(
                en: "The plan compares every person with the directory.",
                zh: "制定计划时会逐人与目录比较。"
            )
        case (.departments, true):
            LocalizedText(
                en: "The plan compares every department with the directory.",
                zh: "制定计划时会逐个部门与目录比较。"
            )
        case (.people, false):
            LocalizedText(
                en: "Only the plan says which people, departments, job titles and cities the directory has already. "
                    + "To see new names before, ask the directory on the page Values.",
                zh: "人员、部门、职务和城市是否已在目录中，制定计划时才会检查。要提前查看新名称，请在“取值”页面查询目录。"
            )
        case (.departments, false):
            LocalizedText(
                en: "Only the plan says which departments the directory has already. "
                    + "To see unknown parents before, ask the directory on the page Values.",
                zh: "部门是否已在目录中，制定计划时才会检查。要提前查看未知的上级部门，请在“取值”页面查询目录。"
            )
        }
    }
}
