import ContactAPI

extension ExportManifest {
    /// A department with more people, those of the departments below included, than were listed.
    package struct Shortfall: Sendable, Codable, Equatable {
        package var openDepartmentID: String
        package var department: String
        package var memberCount: Int
        package var listed: Int

        package enum CodingKeys: String, CodingKey {
            case openDepartmentID = "open_department_id"
            case department
            case memberCount = "member_count"
            case listed
        }
    }

    /// What the directory said of one department, and what was written of it.
    package struct Members: Sendable, Codable, Equatable {
        package var openDepartmentID: String
        package var department: String
        /// People that the department says it has, those of the departments below included; `nil` where it does not.
        package var memberCount: Int?
        /// People that say it is their primary department; two pages differ on whether those below count (C7).
        package var primaryMemberCount: Int?
        /// Direct members that it lists.
        package var listed: Int
        package var written: Int
        /// Who was written with another department already.
        package var merged: Int?
        /// Who is not written: has left since, or was moved out of the chosen departments; `nil` for nobody.
        package var departed: Int?

        package enum CodingKeys: String, CodingKey {
            case openDepartmentID = "open_department_id"
            case department
            case memberCount = "member_count"
            case primaryMemberCount = "primary_member_count"
            case listed
            case written
            case merged
            case departed
        }
    }

    /// A department that the choice names.
    package struct NamedDepartment: Sendable, Codable, Equatable {
        /// As the choice has it.
        package var name: String
        /// Which department that was at the first look; it stays chosen, however it is called later.
        package var openDepartmentID: String
        /// Its path at the first look.
        package var was: String?
        /// Its path at the last look; `nil` where it is no longer there.
        package var department: String?

        package enum CodingKeys: String, CodingKey {
            case name
            case openDepartmentID = "open_department_id"
            case was
            case department
        }
    }

    /// A department whose members are not in the export, and why.
    package struct Unread: Sendable, Codable, Equatable {
        package var openDepartmentID: String
        package var department: String
        /// The directory's code; `nil` where it gave none.
        package var code: Int?
        package var reason: String?

        package enum CodingKeys: String, CodingKey {
            case openDepartmentID = "open_department_id"
            case department
            case code
            case reason
        }
    }
}

extension ExportManifest.Members {
    /// Whether these are the members of the root, which is no department of its own.
    package var isRoot: Bool { openDepartmentID == rootDepartmentID }
}
