import ContactAPI
import JobModel

/// A field that a patch can set, with its own sense of which values are the same.
///
/// `Record` is a person or a department, as the directory answers one and as a request writes one.
struct PatchedField<Record: Sendable>: Sendable {
    /// On the wire.
    let name: String
    let isSet: @Sendable (_ patch: Record) -> Bool
    let copy: @Sendable (_ record: Record, _ target: inout Record) -> Void
    /// Whether two records hold the same.
    let isSame: @Sendable (Record, Record) -> Bool
    /// Whether a record holds what a patch sets.
    let isDone: @Sendable (_ patch: Record, _ record: Record) -> Bool
    let text: @Sendable (Record, PatchWords) -> String?

    /// A field of one value; `cleared` is what a patch writes to empty it, `normal` what counts of a value.
    static func plain<Value: Equatable & Sendable>(
        _ name: String,
        _ path: any WritableKeyPath<Record, Value?> & Sendable,
        cleared: Value? = nil,
        normal: @escaping @Sendable (Value) -> Value = { $0 },
        text: @escaping @Sendable (Value, PatchWords) -> String = { value, _ in "\(value)" }
    ) -> PatchedField {
        let value: @Sendable (Record) -> Value? = { record in
            record[keyPath: path].flatMap { $0 == cleared ? nil : normal($0) }
        }
        return PatchedField(
            name: name,
            isSet: { $0[keyPath: path] != nil },
            copy: { $1[keyPath: path] = $0[keyPath: path] },
            isSame: { value($0) == value($1) },
            isDone: { value($0) == value($1) },
            text: { record, words in record[keyPath: path].map { text($0, words) } }
        )
    }
}

/// What it takes to say a value as the plan says it.
struct PatchWords: Sendable {
    let tree: DepartmentTree
    let dates: DateCell

    func departments(_ keys: [String]) -> String {
        keys.map { tree.nodes[$0]?.cell ?? $0 }.joined(separator: ";")
    }
}

extension PatchedField<User> {
    /// All that a patch of a person sets, but for custom attributes, which are many in one.
    static let ofPeople: [PatchedField<User>] = [
        plain("name", \.name), plain("en_name", \.enName), plain("nickname", \.nickname),
        plain("email", \.email) { $0.lowercased() },
        plain("mobile", \.mobile) { $0.mobileDigits },
        plain("mobile_visible", \.mobileVisible), plain("gender", \.gender),
        plain("leader_user_id", \.leaderUserID) { $0.lowercased() },
        plain("dotted_line_leader_user_ids", \.dottedLineLeaderUserIDs) { $0.map { $0.lowercased() }.sorted() },
        plain("job_title", \.jobTitle, cleared: " "), plain("city", \.city), plain("country", \.country),
        plain("work_station", \.workStation),
        plain("join_time", \.joinTime, cleared: 0, text: { $1.dates.text($0) }),
        plain("employee_no", \.employeeNo), plain("employee_type", \.employeeType),
        plain("enterprise_email", \.enterpriseEmail) { $0.lowercased() },
        plain("job_level_id", \.jobLevelID), plain("job_family_id", \.jobFamilyID), frozen, departments,
    ]

    /// The flag of an answer stands in `status` as well, on some endpoints only there.
    private static let frozen = PatchedField<User>(
        name: "is_frozen",
        isSet: { $0.isFrozen != nil },
        copy: { ($1.isFrozen, $1.status) = ($0.isFrozen, $0.status) },
        isSame: { isFrozen($0) == isFrozen($1) },
        isDone: { isFrozen($0) == isFrozen($1) },
        text: { person, _ in "\(isFrozen(person))" }
    )

    private static func isFrozen(_ person: User) -> Bool { person.isFrozen ?? person.status?.isFrozen ?? false }

    /// Departments are the same when they are the same set with the same primary one.
    private static let departments = PatchedField<User>(
        name: "department_ids",
        isSet: { $0.departmentIDs != nil },
        copy: { ($1.departmentIDs, $1.orders) = ($0.departmentIDs, $0.orders) },
        isSame: { Set($0.departmentIDs ?? []) == Set($1.departmentIDs ?? []) && primary($0) == primary($1) },
        isDone: { Set($0.departmentIDs ?? []) == Set($1.departmentIDs ?? []) && primary($0) == primary($1) },
        text: { $1.departments($0.departmentIDs ?? []) }
    )

    private static func primary(_ person: User) -> String? {
        person.orders?.first { $0.isPrimaryDepartment == true }?.departmentID ?? person.departmentIDs?.first
    }
}

extension PatchedField<Department> {
    /// All that a patch of a department sets.
    static let ofDepartments: [PatchedField<Department>] = [
        plain("name", \.name),
        plain(
            "i18n_name",
            \.i18nName,
            text: { name, _ in [name.zhCN, name.enUS, name.jaJP].compactMap(\.self).joined(separator: " / ") }
        ),
        plain("parent_department_id", \.parentDepartmentID, text: { $1.departments([$0]) }),
        plain("order", \.order), plain("leader_user_id", \.leaderUserID) { $0.lowercased() },
        plain("department_hrbps", \.departmentHRBPs) { $0.map { $0.lowercased() }.sorted() }, groupChat,
    ]

    /// No answer carries the key: that there is a chat is seen by its id.
    private static let groupChat = PatchedField<Department>(
        name: "create_group_chat",
        isSet: { $0.createGroupChat == true },
        copy: { $1.chatID = $0.chatID },
        isSame: { ($0.chatID == nil) == ($1.chatID == nil) },
        isDone: { $1.chatID != nil },
        text: { department, _ in "\(department.chatID != nil)" }
    )
}
