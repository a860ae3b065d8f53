import ContactAPI
import DirectoryClient
import JobEngine
import JobModel
import Wording

/// Which calls may the app make? Found by making each of them once, in its smallest form.
struct PermissionQuestion {
    let client: DirectoryClient
    let needs: DiagnosticNeeds

    struct Result {
        var allowed: Set<Endpoint> = []
        var refused: Set<Endpoint> = []
        /// Whether people may be asked for, and answered, by user_id.
        var mayUseUserIDs = true
        var answers: [Diagnosis.Answer] = []
    }

    func ask() async throws -> Result {
        var result = Result()
        for call in needs.calls + needs.usefulCalls {
            if try await isAllowed(Self.smallest(call)) {
                result.allowed.insert(call)
            } else {
                result.refused.insert(call)
            }
        }
        if result.allowed.contains(.usersOfDepartment) {
            var question = Self.smallest(.usersOfDepartment)
            question.query.append(("user_id_type", UserIDType.userID.rawValue))
            result.mayUseUserIDs = try await isAllowed(question)
        }
        result.answers = answers(result)
        return result
    }

    /// Whatever is said of ids and departments, the call itself was allowed.
    private func isAllowed(_ question: DirectoryQuestion) async throws -> Bool {
        do {
            _ = try await client.ask(question, response: Nothing.self)
            return true
        } catch let failure as DirectoryFailure {
            return !ResponseCode.Trait.notPermitted.holds(try failure.codeOfRefusal())
        }
    }

    /// A call that costs little and tells nothing; its ids belong to no one.
    private static func smallest(_ call: Endpoint) -> DirectoryQuestion {
        let page = [(name: "page_size", value: "1")]
        return switch call {
        case .childDepartments: DirectoryQuestion(call, id: rootDepartmentID, query: page)
        case .getDepartment: DirectoryQuestion(call, id: rootDepartmentID)
        case .usersOfDepartment: DirectoryQuestion(call, query: page + [("department_id", rootDepartmentID)])
        case .batchUsers: DirectoryQuestion(call, query: [("user_ids", "ou_nobody")])
        case .lookUpUsers:
            DirectoryQuestion(
                call,
                lookup: UserLookup(emails: ["nobody@example.com"], mobiles: [], includeResigned: false)
            )
        case .task: DirectoryQuestion(call, query: [("task_id", "0")])
        default: DirectoryQuestion(call, query: page)
        }
    }

    // MARK: Answers

    private func answers(_ result: Result) -> [Diagnosis.Answer] {
        var answers: [Diagnosis.Answer] = []
        let allowed = (needs.calls + needs.usefulCalls).filter(result.allowed.contains)
        if !allowed.isEmpty { answers.append(Self.allowed(allowed)) }
        for call in needs.calls + needs.usefulCalls where result.refused.contains(call) && call != .task {
            answers.append(Self.refused(call, isNeeded: needs.calls.contains(call)))
        }
        if !result.mayUseUserIDs { answers.append(Self.noUserIDs) }
        if needs.writes { answers.append(WritePermission(result).answer) }
        return answers
    }

    private static func allowed(_ calls: [Endpoint]) -> Diagnosis.Answer {
        let words = calls.map(\.purpose)
        return Diagnosis.Answer(
            "permission",
            .well,
            question: LocalizedText(en: "Which calls may the app make?", zh: "应用可以调用哪些接口？"),
            found: LocalizedText(
                en: words.map(\.en).joined(separator: "; "),
                zh: words.map(\.zh).joined(separator: "；")
            )
        )
    }

    private static func refused(_ call: Endpoint, isNeeded: Bool) -> Diagnosis.Answer {
        let (purpose, permissions) = (call.purpose, call.permissions.joined(separator: ", "))
        return Diagnosis.Answer(
            "permission.\(call.rawValue)",
            isNeeded ? .missing : .note,
            question: LocalizedText(en: "May the app \(purpose.en)?", zh: "应用能否\(purpose.zh)？"),
            found: LocalizedText(en: "No: \(call) is refused (code 99991672)", zh: "不能：\(call) 被拒绝（错误码 99991672）"),
            cause: LocalizedText(
                en: "The app holds none of the permissions \(permissions), or no version with them is published",
                zh: "应用未开通 \(permissions) 中的任何一项权限，或包含该权限的版本尚未发布"
            ),
            remedy: grant(permissions)
        )
    }

    private static let noUserIDs = Diagnosis.Answer(
        "permission.user_id",
        .missing,
        question: LocalizedText(en: "May the app use user_ids?", zh: "应用能否使用 user_id？"),
        found: LocalizedText(
            en: "No: calls with user_id_type=user_id are refused (code 99991672)",
            zh: "不能：user_id_type=user_id 的调用被拒绝（错误码 99991672）"
        ),
        cause: LocalizedText(
            en: "The app lacks contact:user.employee_id:readonly; Roster names people by user_id",
            zh: "应用未开通“获取用户 user ID”（contact:user.employee_id:readonly）；Roster 以 user_id 标识人员"
        ),
        remedy: grant("contact:user.employee_id:readonly")
    )

    /// The FAQ's remedy for every missing permission.
    static func grant(_ permissions: String) -> LocalizedText {
        LocalizedText(
            en: "In the developer console, under Permissions, grant \(permissions), and publish a version of the app.",
            zh: "请在开发者后台“开发配置 > 权限管理 > API 权限”开通 \(permissions)，并发布应用版本使其生效。"
        )
    }
}

extension Endpoint {
    /// What a call is good for, after "may the app".
    fileprivate var purpose: LocalizedText {
        switch self {
        case .childDepartments: LocalizedText(en: "list departments", zh: "列出部门")
        case .getDepartment: LocalizedText(en: "read a department", zh: "读取单个部门")
        case .usersOfDepartment: LocalizedText(en: "list the people of a department", zh: "列出部门直属成员")
        case .batchUsers: LocalizedText(en: "read people by id", zh: "按 ID 批量读取人员")
        case .lookUpUsers: LocalizedText(en: "look people up by mobile and email", zh: "通过手机号或邮箱查询用户 ID")
        case .customAttributes: LocalizedText(en: "read the custom attributes", zh: "读取自定义字段")
        case .employeeTypes: LocalizedText(en: "read the employee types", zh: "读取人员类型")
        case .scopes: LocalizedText(en: "read its own scope", zh: "读取通讯录权限范围")
        case .jobTitles: LocalizedText(en: "read the job titles", zh: "读取职务")
        case .workCities: LocalizedText(en: "read the cities", zh: "读取工作城市")
        case .task: LocalizedText(en: "follow batches", zh: "查询批量任务状态")
        default: LocalizedText(en: "call \(self)", zh: "调用 \(self)")
        }
    }
}
