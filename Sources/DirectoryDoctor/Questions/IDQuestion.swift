import ContactAPI
import DirectoryClient
import JobEngine
import JobModel
import Wording

/// What is an id, and is it there? `od-` and `ou_` tell the kind; anything else is tried as every kind it may be.
struct IDQuestion {
    let client: DirectoryClient
    let mayUseUserIDs: Bool

    func answer(_ id: String) async throws -> Diagnosis.Answer {
        var found: [LocalizedText] = []
        var misses: [Miss] = []
        for kind in Self.kinds(of: id) {
            switch try await look(for: id, as: kind) {
            case .found(let words): found.append(words)
            case .missed(let miss): misses.append(miss)
            }
        }
        let question = LocalizedText(en: "What is \(id), and is it there?", zh: "\(id) 是什么，是否存在？")
        guard found.isEmpty else {
            return Diagnosis.Answer(
                "id",
                .well,
                question: question,
                found: LocalizedText(
                    en: found.map(\.en).joined(separator: "; "),
                    zh: found.map(\.zh).joined(separator: "；")
                ),
                remedy: id.hasPrefix(openDepartmentPrefix) ? Self.aboutPrefix : nil
            )
        }
        let explanation = try await IDExplanation(id: id, misses: misses, other: otherKind(of: id))
        return Diagnosis.Answer(
            "id",
            .wrong,
            question: question,
            found: explanation.found,
            cause: explanation.cause,
            remedy: explanation.remedy
        )
    }

    /// S48: the same department has two ids.
    private static let aboutPrefix = LocalizedText(
        en:
            "An od- id and a department_id name the same department; which of the two a call takes and gives is said by "
            + "its department_id_type. Sheets may hold either.",
        zh: "od- 前缀的 ID 与 department_id 指同一部门，接口使用哪一种取决于 department_id_type。表格中两种均可填写。"
    )

    // MARK: Kinds

    enum Kind: Equatable {
        case department(DepartmentIDType)
        case person(UserIDType)
        case mobile(String)
        case email(String)
    }

    /// A call that did not find the id; `code` is `nil` where it answers so without a code.
    struct Miss {
        var kind: Kind
        var code: Int?
    }

    enum Look {
        case found(LocalizedText)
        case missed(Miss)
    }

    static func kinds(of id: String) -> [Kind] {
        if id.hasPrefix("od-") { return [.department(.openDepartmentID)] }
        if id.hasPrefix("ou_") { return [.person(.openID)] }
        if id.hasPrefix("on_") { return [.person(.unionID)] }
        if id.hasPrefix("mobile:") { return [.mobile(String(id.dropFirst(7)))] }
        if id.hasPrefix("email:") { return [.email(String(id.dropFirst(6)))] }
        if id.hasPrefix("+") { return [.mobile(id)] }
        let plain: [Kind] = [.person(.userID), .department(.departmentID)]
        if id.contains("@") { return [.email(id)] + plain }
        return id.count == 11 && id.allSatisfy(\.isNumber) ? [.mobile(id)] + plain : plain
    }

    /// The kind that was meant where a prefix is too many or missing (S49, S60).
    private func otherKind(of id: String) async throws -> LocalizedText? {
        if id.hasPrefix(openDepartmentPrefix) {
            let bare = String(id.dropFirst(openDepartmentPrefix.count))
            return try await meant(bare, as: .department(.departmentID))
        }
        guard !id.contains(":"), id.utf8.count <= Self.longest else { return nil }
        for (prefix, kind) in [("od-", Kind.department(.openDepartmentID)), ("ou_", .person(.openID))] {
            guard !id.hasPrefix(prefix) else { continue }
            if let words = try await meant(prefix + id, as: kind) { return words }
        }
        return nil
    }

    private func meant(_ id: String, as kind: Kind) async throws -> LocalizedText? {
        guard !id.isEmpty, case .found(let words) = try await look(for: id, as: kind) else { return nil }
        return LocalizedText(en: "'\(id)' is there: \(words.en)", zh: "“\(id)”存在：\(words.zh)")
    }

    /// Source: contact API, 1.9.
    private static let longest = 64

    // MARK: Looking

    private func look(for id: String, as kind: Kind) async throws -> Look {
        do {
            switch kind {
            case .department(let type): return try await department(id, type, kind)
            case .person(let type): return try await person(id, type, kind)
            case .mobile(let value): return try await holder(kind, emails: [], mobiles: [value])
            case .email(let value): return try await holder(kind, emails: [value], mobiles: [])
            }
        } catch let failure as DirectoryFailure {
            return .missed(Miss(kind: kind, code: try failure.codeOfRefusal()))
        }
    }

    private func department(_ id: String, _ type: DepartmentIDType, _ kind: Kind) async throws -> Look {
        if id == rootDepartmentID {
            return .found(LocalizedText(en: "the root of the company, which has no department above it", zh: "企业的根部门"))
        }
        let question = DirectoryQuestion(
            .getDepartment,
            id: id,
            query: [("department_id_type", type.rawValue)]
        )
        guard let department = try await client.ask(question, response: DepartmentResponse.self)?.department else {
            return .missed(Miss(kind: kind, code: nil))
        }
        let ids = [
            department.departmentID.map { "department_id \($0)" },
            department.openDepartmentID.map { "open_department_id \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
        let name = department.name ?? "?"
        return .found(
            LocalizedText(
                en: "\(type == .departmentID ? "a" : "an") \(type.rawValue): the department '\(name)' (\(ids))",
                zh: "\(type.rawValue)：部门“\(name)”（\(ids)）"
            )
        )
    }

    private func person(_ id: String, _ type: UserIDType, _ kind: Kind) async throws -> Look {
        let question = DirectoryQuestion(.getUser, id: id, query: [("user_id_type", type.rawValue)])
        guard let person = try await client.ask(question, response: UserResponse.self)?.user else {
            return .missed(Miss(kind: kind, code: nil))
        }
        return .found(
            Self.words(
                person,
                by: LocalizedText(en: "\(type == .openID ? "an" : "a") \(type.rawValue)", zh: type.rawValue)
            )
        )
    }

    /// The people with a mobile or an email; leavers are asked for as well (S16).
    private func holder(_ kind: Kind, emails: [String], mobiles: [String]) async throws -> Look {
        let type: UserIDType = mayUseUserIDs ? .userID : .openID
        let question = DirectoryQuestion(
            .lookUpUsers,
            query: [("user_id_type", type.rawValue)],
            lookup: UserLookup(emails: emails, mobiles: mobiles, includeResigned: true)
        )
        let answer = try await client.ask(question, response: UserLookup.Response.self)
        guard let id = answer?.userList?.compactMap(\.userID).first else {
            return .missed(Miss(kind: kind, code: nil))
        }
        let get = DirectoryQuestion(.getUser, id: id, query: [("user_id_type", type.rawValue)])
        let person = try await client.ask(get, response: UserResponse.self)?.user ?? User()
        let by =
            mobiles.isEmpty ? LocalizedText(en: "an email", zh: "邮箱") : LocalizedText(en: "a mobile number", zh: "手机号")
        return .found(Self.words(person, by: by))
    }

    private static func words(_ person: User, by kind: LocalizedText) -> LocalizedText {
        let ids = [person.userID.map { "user_id \($0)" }, person.openID.map { "open_id \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
        let hasLeft = person.status?.isResigned == true
        return LocalizedText(
            en: "\(kind.en): '\(person.name ?? "?")' (\(ids))"
                + (hasLeft ? ", who has left; a user_id may be given to another person then" : ""),
            zh: "\(kind.zh)：“\(person.name ?? "?")”（\(ids)）" + (hasLeft ? "，已离职；其 user_id 可能被新成员使用" : "")
        )
    }
}
