import JobModel
import Wording

/// A column of a template: its names, an example, and what may stand in it.
struct TemplateColumn: Sendable {
    /// As on the wire.
    let field: String
    /// As Chinese consoles name it.
    let chinese: String
    let first: String
    let second: String
    /// Whether a create needs it.
    let isRequired: Bool
    let hint: LocalizedText

    func name(_ naming: SheetTemplate.Naming) -> String {
        switch naming {
        case .fields: field
        case .chinese: chinese
        }
    }

    static func columns(of subject: Subject) -> [TemplateColumn] {
        switch subject {
        case .people: people
        case .departments: departments
        }
    }

    private init(
        person field: PersonField,
        _ chinese: String,
        _ first: String,
        _ second: String,
        isRequired: Bool = false,
        _ hint: LocalizedText
    ) {
        (self.field, self.chinese, self.first, self.second) = (field.rawValue, chinese, first, second)
        self.isRequired = isRequired
        self.hint = hint
    }

    private init(
        department field: DepartmentField,
        _ chinese: String,
        _ first: String,
        _ second: String,
        isRequired: Bool = false,
        _ hint: LocalizedText
    ) {
        (self.field, self.chinese, self.first, self.second) = (field.rawValue, chinese, first, second)
        self.isRequired = isRequired
        self.hint = hint
    }

    private static let people = [
        TemplateColumn(
            person: .name,
            "姓名",
            "陈晓明",
            "Ada Example",
            isRequired: true,
            LocalizedText(en: "The person's name, as colleagues see it.", zh: "同事看到的姓名。")
        ),
        TemplateColumn(
            person: .mobile,
            "手机号",
            "13800000001",
            "13800000002",
            isRequired: true,
            LocalizedText(
                en: "A mobile number; with + and the country's code where it is from abroad.",
                zh: "手机号；境外号码以 + 和国家码开头。"
            )
        ),
        TemplateColumn(
            person: .email,
            "邮箱",
            "chen.xiaoming@example.com",
            "ada@example.com",
            LocalizedText(
                en: "One email address; needed beside a mobile number from abroad.",
                zh: "一个邮箱地址；使用境外手机号时必填。"
            )
        ),
        TemplateColumn(
            person: .departmentIDs,
            "部门",
            "工程部/后端",
            "工程部/后端;产品部",
            isRequired: true,
            LocalizedText(
                en:
                    "The department's path, its levels separated by /, or its id; several are separated by ; and the first is the "
                    + "primary one.",
                zh: "部门路径（各级用 / 分隔）或部门 ID；多个部门用 ; 分隔，第一个为主部门。"
            )
        ),
        TemplateColumn(
            person: .employeeNo,
            "工号",
            "T0001",
            "T0002",
            LocalizedText(en: "The company's own number of the person.", zh: "公司内部的员工编号。")
        ),
        TemplateColumn(
            person: .leaderUserID,
            "直属上级",
            "",
            "employee_no:T0001",
            LocalizedText(
                en: "The person's leader: a user_id, or employee_no:, mobile: or email: and the value.",
                zh: "直属上级的 user_id，或 employee_no:、mobile:、email: 加对应的值。"
            )
        ),
        TemplateColumn(
            person: .jobTitle,
            "职务",
            "工程师",
            "Engineer",
            LocalizedText(en: "A job title; new ones need `allow_new` in the job.", zh: "职务名称；新职务须在任务中用 allow_new 允许。")
        ),
        TemplateColumn(
            person: .city,
            "工作城市",
            "上海",
            "上海",
            LocalizedText(
                en: "A city of work; new ones need `allow_new` in the job.",
                zh: "工作城市；新城市须在任务中用 allow_new 允许。"
            )
        ),
        TemplateColumn(
            person: .joinTime,
            "入职日期",
            "2026-12-01",
            "2026-12-01",
            LocalizedText(en: "The day of entry, as 2026-12-01.", zh: "入职日期，例如 2026-12-01。")
        ),
        TemplateColumn(
            person: .employeeType,
            "人员类型",
            "1",
            "1",
            isRequired: true,
            LocalizedText(
                en:
                    "The employee type: 1 regular, 2 intern, 3 outsourced, 4 contractor, 5 consultant, or one of the company's own.",
                zh: "人员类型：1 正式、2 实习、3 外包、4 劳务、5 顾问，或公司自定义的类型。"
            )
        ),
        TemplateColumn(
            person: .gender,
            "性别",
            "男",
            "female",
            LocalizedText(en: "male, female, other or secret.", zh: "男、女、其他或保密。")
        ),
    ]

    private static let departments = [
        TemplateColumn(
            department: .departmentID,
            "部门ID",
            "eng",
            "eng-backend",
            LocalizedText(
                en: "The company's own id of the department; it cannot be changed later.",
                zh: "公司自定义的部门 ID；创建后不能修改。"
            )
        ),
        TemplateColumn(
            department: .name,
            "部门名称",
            "工程部",
            "后端",
            isRequired: true,
            LocalizedText(en: "The department's name.", zh: "部门名称。")
        ),
        TemplateColumn(
            department: .parentDepartmentID,
            "上级部门ID",
            "",
            "eng",
            LocalizedText(
                en: "The id or path of the department above it; empty for one at the top.",
                zh: "上级部门的 ID 或路径；一级部门留空。"
            )
        ),
        TemplateColumn(
            department: .order,
            "排序",
            "10",
            "10",
            LocalizedText(en: "A number: lower ones come first.", zh: "数字，越小越靠前。")
        ),
        TemplateColumn(
            department: .nameEnUS,
            "英文名称",
            "Engineering",
            "Backend",
            LocalizedText(en: "The department's name in English.", zh: "部门的英文名称。")
        ),
    ]
}
