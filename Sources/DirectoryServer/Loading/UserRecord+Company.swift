import ContactAPI
import Foundation

extension UserRecord {
    /// A person of the company file.
    init(_ user: CompanyUser, departments: [String: Int64], attributes: [CompanyAttribute], now: Int) {
        self.init()
        userID = user.userID
        name = user.name.composed
        enName = user.enName
        nickname = user.nickname
        email = user.email
        mobile = user.mobile.map { MobileNumber($0)?.text ?? $0 }
        gender = user.gender
        city = user.city?.composed
        country = user.country
        workStation = user.workStation
        joinTime = user.joinTime ?? now
        employeeNo = user.employeeNo
        employeeType = user.employeeType
        jobTitle = user.jobTitle?.composed
        customAttributes = Self.json(user.customAttributes, attributes)
        isFrozen = user.status == .frozen
        isResigned = user.status == .resigned
        isExited = user.status == .exited
        isUnjoin = user.status == .unjoined
        isManager = user.isManager
        isActivated = user.status == .active || user.status == .frozen
        places = user.departments.enumerated().map { position, id in
            Place(department: departments[id.lowercased()] ?? 0, isPrimary: position == 0)
        }
    }

    private static func json(_ values: [CustomAttribute], _ attributes: [CompanyAttribute]) -> String? {
        let kinds = Dictionary(attributes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let answers = values.map { value in
            var value = value
            let attribute = value.id.flatMap { kinds[$0] }
            let option = attribute?.options.first { $0.id == value.value?.optionID }
            value.type = attribute?.type.rawValue ?? value.type
            value.describe(option)
            return value
        }
        return AttributeText.json(answers)
    }
}
