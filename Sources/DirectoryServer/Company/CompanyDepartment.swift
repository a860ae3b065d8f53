/// A department that is there already.
package struct CompanyDepartment: Sendable, Equatable {
    package var departmentID: String
    package var name: String
    /// A custom id, defined earlier or later in the file; `0` is the root.
    package var parent: String
    /// Smaller stands earlier; without it the file's order holds.
    package var order: Int?
    /// A `user_id` of the same tenant.
    package var leader: String?

    package init(departmentID: String, name: String, parent: String = "0", order: Int? = nil, leader: String? = nil) {
        self.departmentID = departmentID
        self.name = name
        self.parent = parent
        self.order = order
        self.leader = leader
    }
}

extension CompanyDepartment: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case departmentID = "department_id"
        case name
        case parent
        case order
        case leader
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            departmentID: try values.decode(String.self, forKey: .departmentID),
            name: try values.decode(String.self, forKey: .name),
            parent: try values.decodeIfPresent(String.self, forKey: .parent) ?? "0",
            order: try values.decodeIfPresent(Int.self, forKey: .order),
            leader: try values.decodeIfPresent(String.self, forKey: .leader)
        )
    }
}
