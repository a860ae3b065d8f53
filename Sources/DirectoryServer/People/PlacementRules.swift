import ContactAPI

/// Rules over a person's departments and their order.
struct PlacementRules {
    let view: CallerContext

    /// Resolves the departments of a body, checks that the app reaches them, and gives every one its place.
    func places(_ ids: [String], orders: [UserOrder]?) throws -> [UserRecord.Place] {
        guard !ids.isEmpty else { throw UserRuleViolation.departmentsEmpty }
        guard ids.count <= 50 else { throw UserRuleViolation.tooManyDepartments }
        let rows = try resolved(ids)
        for row in rows where !view.app.reaches(department: row, in: view.tree) {
            throw UserRuleViolation.departmentOutOfScope
        }
        var places = rows.enumerated().map { UserRecord.Place(department: $1, isPrimary: $0 == 0) }
        if let orders, !orders.isEmpty { try apply(orders, to: &places) }
        return places
    }

    /// Once each, in their order.
    private func resolved(_ ids: [String]) throws -> [Int64] {
        var rows: [Int64] = []
        var unknown: [String] = []
        for id in ids {
            if let recordID = view.departmentRecordID(of: id) {
                if !rows.contains(recordID) { rows.append(recordID) }
            } else {
                unknown.append(id)
            }
        }
        guard let first = unknown.first else { return rows }
        // U9: which of the two the vendor answers is not known.
        switch view.tenant.settings.unknownDepartment {
        case .gateway: throw view.unknownDepartments(unknown)
        case .invalid: throw UserRuleViolation.departmentUnknown(first)
        }
    }

    private func apply(_ orders: [UserOrder], to places: inout [UserRecord.Place]) throws {
        for order in orders {
            guard let id = order.departmentID, let recordID = view.departmentRecordID(of: id),
                let index = places.firstIndex(where: { $0.department == recordID })
            else { throw UserRuleViolation.orderOfOtherDepartment }
            places[index].userOrder = try int32(order.userOrder ?? places[index].userOrder)
            places[index].departmentOrder = try int32(order.departmentOrder ?? places[index].departmentOrder)
        }
        try choosePrimary(orders, in: &places)
    }

    /// Exactly one department is primary, and it holds the largest `department_order`.
    private func choosePrimary(_ orders: [UserOrder], in places: inout [UserRecord.Place]) throws {
        let named = orders.filter { $0.isPrimaryDepartment == true }.compactMap { $0.departmentID }
        guard named.count <= 1 else { throw UserRuleViolation.primaryNotFirst }
        let largest = places.map(\.departmentOrder).max() ?? 0
        let primary =
            named.first.flatMap { view.departmentRecordID(of: $0) }
            ?? places.first { $0.departmentOrder == largest }?.department
        for index in places.indices { places[index].isPrimary = places[index].department == primary }
        guard places.first(where: \.isPrimary)?.departmentOrder == largest else {
            throw UserRuleViolation.primaryNotFirst
        }
    }

    private func int32(_ value: Int) throws -> Int {
        guard Int32(exactly: value) != nil else { throw APIError.schema("orders", value: String(value), "int32") }
        return value
    }
}
