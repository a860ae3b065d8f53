import ContactAPI
package import Wording

/// A department of a directory, with a page of the departments below it and a page of its people.
package struct DirectoryPlace: Sendable {
    package struct Department: Sendable {
        package let id: String
        package let name: String
        /// How many people the directory says it has, those below it too; `nil` where it does not say.
        package let members: Int?
    }

    package struct Person: Sendable {
        package let id: String
        package let name: String
        package let employeeNo: String
        package let jobTitle: String
        package let status: LocalizedText
    }

    /// A part of a list, and what the next part is asked for by.
    package struct Page<Item: Sendable>: Sendable {
        package let items: [Item]
        package let next: String?
    }

    package let host: String
    package let app: String
    /// `nil` for the company itself.
    package let department: Department?
    /// The department above; the company's own id where there is none.
    package let parent: String?
    package let below: Page<Department>
    package let people: Page<Person>
}

extension DirectoryPlace.Department {
    init(_ department: ContactAPI.Department) {
        id = department.openDepartmentID ?? ""
        name = department.name ?? ""
        members = department.memberCount
    }
}

extension DirectoryPlace.Person {
    init(_ user: User) {
        id = user.userID ?? user.openID ?? ""
        name = user.name ?? ""
        employeeNo = user.employeeNo ?? ""
        jobTitle = user.jobTitle ?? ""
        status = user.status.map(Self.words) ?? LocalizedText(en: "not shown", zh: "未显示")
    }

    private static func words(_ status: UserStatus) -> LocalizedText {
        if status.isResigned { return LocalizedText(en: "resigned", zh: "已离职") }
        if status.isExited { return LocalizedText(en: "left the company", zh: "已退出") }
        if status.isFrozen { return LocalizedText(en: "suspended", zh: "已暂停") }
        if status.isUnjoin { return LocalizedText(en: "invited", zh: "已邀请") }
        return status.isActivated
            ? LocalizedText(en: "active", zh: "已激活") : LocalizedText(en: "not activated", zh: "未激活")
    }
}
