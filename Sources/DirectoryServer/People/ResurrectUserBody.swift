/// Where somebody goes who comes back (2.7); to the root where nothing is named.
struct ResurrectUserBody: Codable, Sendable {
    var departments: [Place]?
    var subscriptionIDs: [String]?

    struct Place: Codable, Sendable {
        var departmentID: String
        var userOrder: Int?
        var departmentOrder: Int?

        enum CodingKeys: String, CodingKey {
            case departmentID = "department_id"
            case userOrder = "user_order"
            case departmentOrder = "department_order"
        }
    }

    enum CodingKeys: String, CodingKey {
        case departments
        case subscriptionIDs = "subscription_ids"
    }
}
