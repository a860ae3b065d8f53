import ContactAPI
import JobEngine
import JobModel
import Wording

/// Says which app this is, and of which company.
struct AppQuestion {
    let connection: Connection

    func answer(_ reach: DiagnosticReach) -> Diagnosis.Answer {
        let names = Self.names(reach)
        let company = names.en.isEmpty ? LocalizedText(en: "no department that it may see", zh: "没有可见部门") : names
        return Diagnosis.Answer(
            "app",
            .well,
            question: LocalizedText(en: "Which app is this, and of which company?", zh: "这是哪个应用，属于哪个企业？"),
            found: LocalizedText(
                en: "\(connection.app) at \(connection.host), whose departments are \(company.en)",
                zh: "\(connection.host) 的 \(connection.app)，其部门为 \(company.zh)"
            ),
            remedy: LocalizedText(
                en: "If that is not your company, or not the app you mean, check ROSTER_APP_ID or --app-id: names of "
                    + "apps are alike, a test version is an app of its own, and open_ids are different in each app.",
                zh: "若不是预期的企业或应用，请核对 ROSTER_APP_ID 或 --app-id：应用名称可能相近，测试版是独立应用，"
                    + "同一用户在不同应用中的 open_id 不同。"
            ),
            pageRemedy: LocalizedText(
                en:
                    "If that is not your company, or not the app you mean, ask the person who started this console to check "
                    + "the app: names of apps are alike, and a test version is an app of its own.",
                zh: "若不是预期的企业或应用，请联系启动此控制台的人核对应用：应用名称可能相近，测试版是独立应用。"
            )
        )
    }

    /// The first few names; ids where the app may not see names.
    static func names(_ reach: DiagnosticReach) -> LocalizedText {
        let names = reach.departments.compactMap { $0.name ?? $0.openDepartmentID }
        let shown = names.prefix(shown)
        let more = names.count > shown.count || reach.hasMoreDepartments
        return LocalizedText(
            en: shown.joined(separator: ", ") + (more ? " and more" : ""),
            zh: shown.joined(separator: "、") + (more ? " 等" : "")
        )
    }

    private static let shown = 5
}
