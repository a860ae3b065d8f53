import JobModel
import RowValidation

/// A sheet and a job under which rows are judged by their bytes and by the rules.
struct SheetVariant {
    var name: String
    var header: [String]
    /// The field whose cells stand in each column, for what to write there.
    var contents: [String]
    var job = JobDefinition(job: "test")
    var step = StepDefinition(subject: .people, source: "test.csv", match: "user_id")

    init(_ name: String, _ columns: [(header: String, content: String)]) {
        self.name = name
        header = columns.map(\.header)
        contents = columns.map(\.content)
    }

    var checker: SheetChecker { SheetChecker(header: header, job: job, step: step) }

    func with(_ name: String, _ change: (inout SheetVariant) -> Void) -> SheetVariant {
        var copy = self
        copy.name = name
        change(&copy)
        return copy
    }

    private static let wide = SheetVariant(
        "wide",
        [
            "user_id", "name", "en_name", "nickname", "email", "mobile", "gender", "department_ids", "leader_user_id",
            "employee_no", "employee_type", "job_title", "city", "country", "work_station", "join_time",
            "enterprise_email", "mobile_visible", "is_frozen", "dotted_line_leader_user_ids", "job_level_id",
            "subscription_ids", "open_id", "custom_attrs.C-1", "custom_attrs.C-2", "custom_attrs.C-2.url",
        ]
        .map { ($0, $0) }
    )

    private static let chinese = SheetVariant(
        "chinese",
        [
            ("姓名", "name"), ("工号", "employee_no"), ("手机号", "mobile"), ("邮箱", "email"), ("部门", "department_ids"),
            ("人员类型", "employee_type"), ("备注", "ignored"), ("入职日期", "join_time"), ("roster_row", "ignored"),
            ("", "ignored"), ("性别", "gender"), ("状态", "condition"),
        ]
    )
    .with("chinese") {
        $0.step.match = "employee_no"
        $0.step.ignore = ["备注"]
        $0.step.conditions = ["状态": ["在职", "é", "on"]]
    }

    private static let narrow = SheetVariant(
        "narrow",
        [("name", "name"), ("user_id", "user_id"), ("mobile", "mobile")]
    )
    .with("narrow") { $0.step.mode = .update }

    static let all: [SheetVariant] = [
        wide, chinese, narrow,
        wide.with("update by mobile in New York") {
            $0.step.mode = .update
            $0.step.match = "mobile"
            $0.job.timezone = "America/New_York"
            $0.job.region = "US"
        },
        wide.with("upsert by email, Lark, Apia") {
            $0.step.mode = .upsert
            $0.step.match = "email"
            $0.job.edition = .lark
            // Where a day was left out every date is for the rule.
            $0.job.timezone = "Pacific/Apia"
            $0.contents = $0.contents.map { $0 == "join_time" ? "seldom join_time" : $0 }
            $0.job.region = "GB"
        },
        wide.with("Lark, Samoa left aside") {
            $0.job.edition = .lark
            $0.step.match = "email"
            $0.job.timezone = "Europe/Lisbon"
        },
        wide.with("clear, defaults, accept, values") {
            $0.step.clear = "清空"
            $0.step.defaults = [
                "employee_type": "1", "country": "CN", "join_time": "2026-12-01", "department_ids": "d1;d2",
            ]
            $0.step.accept = ["name": ["王芳/Fang", "é", "李娜"], "job_title": ["无"], "department_ids": ["d9"]]
            $0.step.columns = [
                "gender": .init(field: "gender", values: ["先生": "男", "女士": "2", "x": "", "é": "y"]),
                "department_ids": .init(
                    field: "department_ids",
                    values: ["d1": "d2", "d2": "", "d3": "d1;d4", "d1;d2": "d7", "eng": "d1"]
                ),
            ]
            $0.step.dates = .dayFirst
        },
        wide.with("defaults that are doubted") {
            $0.step.defaults = ["job_title": "N/A", "employee_type": "1", "mobile": "+447900000000"]
        },
        chinese.with("chinese upsert") {
            $0.step.mode = .upsert
            $0.step.ignore = ["备注", ""]
        },
    ]
}
