import ContactAPI
import NIOCore

extension DirectoryService {
    func units(_ call: Call) async throws -> ByteBuffer {
        let tenant = try tenantWithUnits(call)
        let paging = try Paging(call, list: "units", standard: 50, most: 100)
        return try await read { db in
            let found = try UnitTable(db: db, tenant: tenant.key)
                .page(after: paging.after?.first ?? 0, limit: paging.size + 1)
            let shown = found.prefix(paging.size)
            return SuccessResponse.body { json in
                json.turning(found.count > shown.count ? shown.last.map { paging.token(after: $0.recordID) } : nil)
                json.key("unitlist")
                json.array(shown) { $0.unit($1) }
            }
        }
    }

    func unit(_ call: Call) async throws -> ByteBuffer {
        let tenant = try tenantWithUnits(call)
        return try await read { db in
            guard let unit = try UnitTable(db: db, tenant: tenant.key).find(call.pathID) else { throw APIError(43051) }
            return SuccessResponse.body { json in
                json.key("unit")
                json.unit(unit)
            }
        }
    }

    /// The departments of a unit; those outside the scope are left out.
    func unitDepartments(_ call: Call) async throws -> ByteBuffer {
        let tenant = try tenantWithUnits(call)
        let view = try callerContext(call)
        return try await read { db in
            let table = UnitTable(db: db, tenant: tenant.key)
            guard let id = call.value("unit_id"), let unit = try table.find(id) else { throw APIError(43051) }
            let paging = try Paging(call, list: "unit \(unit.recordID)", standard: 50, most: 100)
            let after = paging.after?.first ?? 0
            let rows = try table.departments(of: unit.recordID)
                .filter { $0 > after && view.tree[$0] != nil && view.app.reaches(department: $0, in: view.tree) }
            let shown = rows.prefix(paging.size)
            return SuccessResponse.body { json in
                json.turning(rows.count > shown.count ? shown.last.map { paging.token(after: $0) } : nil)
                json.key("departmentlist")
                json.array(shown) { json, recordID in
                    json.object { json in
                        json.field("unit_id", unit.unitID)
                        json.field("department_id", view.id(ofDepartment: recordID))
                    }
                }
            }
        }
    }

    /// Units are a feature of paid editions.
    private func tenantWithUnits(_ call: Call) throws(APIError) -> Tenant {
        guard call.app.tenant.settings.units == .available else { throw APIError(43050) }
        return call.app.tenant
    }
}

extension JSONWriter {
    fileprivate mutating func unit(_ unit: UnitRecord) {
        object { json in
            json.field("unit_id", unit.unitID)
            json.field("name", unit.name)
            json.field("unit_type", unit.unitType)
        }
    }
}
