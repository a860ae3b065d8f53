import ContactAPI
import JobModel

/// The columns of the people sheet, and a person's cells in them.
struct PeopleSheet: Sendable {
    let header: [String]
    private let cells: ExportCells
    private let attributes: [AttributeColumn]

    /// What an import may write, then the attributes, then what it reads over.
    private static let fields: [PersonField] = [
        .userID, .name, .enName, .nickname, .email, .mobile, .mobileVisible, .gender, .departmentIDs, .leaderUserID,
        .dottedLineLeaderUserIDs, .jobTitle, .city, .country, .workStation, .joinTime, .employeeNo, .employeeType,
        .enterpriseEmail,
    ]
    private static let lastFields: [PersonField] = [.isFrozen, .openID, .unionID, .status]

    init(attributes definitions: [CustomAttributeDefinition], cells: ExportCells) {
        self.cells = cells
        attributes = AttributeColumn.columns(of: definitions)
        header = Self.fields.map(\.rawValue) + attributes.map(\.header) + Self.lastFields.map(\.rawValue)
    }

    func record(_ user: User) -> [String] {
        Self.fields.map { cell($0, of: user) } + attributes.map { $0.cell(of: user) }
            + Self.lastFields.map { cell($0, of: user) }
    }

    /// The cell of a custom attribute by its name or id; `nil` where there is no such attribute.
    func cell(ofAttribute idOrName: String, of user: User) -> String? {
        attributes.first { $0.definition.id == idOrName || $0.header == "custom_attrs.\(idOrName)" }?.cell(of: user)
    }

    func cell(_ field: PersonField, of user: User) -> String {
        switch field {
        case .userID: user.userID ?? ""
        case .name: user.name ?? ""
        case .enName: user.enName ?? ""
        case .nickname: user.nickname ?? ""
        case .email: user.email ?? ""
        case .mobile: user.mobile ?? ""
        case .mobileVisible: Self.text(user.mobileVisible)
        case .gender: Self.text(user.gender)
        case .departmentIDs: cells.departments(of: user)
        case .leaderUserID: ExportCells.person(user.leaderUserID)
        case .dottedLineLeaderUserIDs:
            (user.dottedLineLeaderUserIDs ?? []).map(ExportCells.person).joined(separator: ";")
        case .jobTitle: user.jobTitle ?? ""
        case .city: user.city ?? ""
        case .country: user.country ?? ""
        case .workStation: user.workStation ?? ""
        case .joinTime: cells.date(user.joinTime)
        case .employeeNo: user.employeeNo ?? ""
        case .employeeType: Self.text(user.employeeType)
        case .enterpriseEmail: user.enterpriseEmail ?? ""
        case .jobLevelID: user.jobLevelID ?? ""
        case .jobFamilyID: user.jobFamilyID ?? ""
        case .subscriptionIDs: (user.subscriptionIDs ?? []).joined(separator: ";")
        // Some answers carry the flag in the status alone.
        case .isFrozen: Self.text(user.isFrozen ?? user.status?.isFrozen)
        case .openID: user.openID ?? ""
        case .unionID: user.unionID ?? ""
        case .status: user.status.map(Self.status) ?? ""
        }
    }

    private static func text(_ value: (some LosslessStringConvertible)?) -> String { value.map { "\($0)" } ?? "" }

    private static func status(_ status: UserStatus) -> String {
        if status.isResigned { return "resigned" }
        if status.isFrozen { return "frozen" }
        if status.isExited { return "exited" }
        if status.isUnjoin { return "unjoined" }
        return status.isActivated ? "active" : "inactive"
    }
}
