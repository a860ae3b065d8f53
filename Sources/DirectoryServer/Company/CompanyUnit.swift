/// A unit, which departments may be bound to; a feature of paid editions.
package struct CompanyUnit: Sendable, Equatable {
    package var unitID: String
    package var name: String
    package var unitType: String
    /// Custom ids of the departments that are bound to it.
    package var departments: [String]

    package init(unitID: String, name: String, unitType: String, departments: [String] = []) {
        self.unitID = unitID
        self.name = name
        self.unitType = unitType
        self.departments = departments
    }
}

extension CompanyUnit: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case unitID = "unit_id"
        case name
        case unitType = "unit_type"
        case departments
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            unitID: try values.decode(String.self, forKey: .unitID),
            name: try values.decode(String.self, forKey: .name),
            unitType: try values.decode(String.self, forKey: .unitType),
            departments: try values.decodeIfPresent([String].self, forKey: .departments) ?? []
        )
    }
}
