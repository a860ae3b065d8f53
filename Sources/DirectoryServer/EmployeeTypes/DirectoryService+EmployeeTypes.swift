import ContactAPI
import NIOCore

extension DirectoryService {
    func employeeTypes(_ call: Call) async throws -> ByteBuffer {
        let tenant = call.app.tenant
        let all = try await read { db in
            try EmployeeTypeTable(db: db, tenant: tenant.key).all().map {
                EmployeeType($0, id: self.id(of: $0, tenant))
            }
        }
        return try page(call, all, list: "types", standard: 20, most: 100)
    }

    func createEmployeeType(_ call: Call) async throws -> ByteBuffer {
        let body = try call.decode(EmployeeType.self)
        return try await writeType(call) { try $0.create(body) }
    }

    func replaceEmployeeType(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(EmployeeType.self) }
        return try await writeType(call) { types in
            let value = try self.customType(call, types.types)
            return try types.replace(value, try body.get())
        }
    }

    func deleteEmployeeType(_ call: Call) async throws -> ByteBuffer {
        try await queue.perform { writing in
            let types = EmployeeTypeTable(db: writing.db, tenant: call.app.tenant.key)
            try types.delete(try self.customType(call, types))
            return SuccessResponse.body { _ in }
        }
    }

    private func writeType(
        _ call: Call,
        _ write: @escaping @Sendable (EmployeeTypeOperations) throws -> EmployeeTypeRecord
    ) async throws -> ByteBuffer {
        let tenant = call.app.tenant
        return try await queue.perform { writing in
            let types = EmployeeTypeTable(db: writing.db, tenant: tenant.key)
            let type = try write(EmployeeTypeOperations(types: types))
            return try SuccessResponse.body(
                EmployeeTypeResponse(employeeType: EmployeeType(type, id: self.id(of: type, tenant)))
            )
        }
    }

    /// The value of the path's type; no code is documented for one that is built in or not there.
    private func customType(_ call: Call, _ types: EmployeeTypeTable) throws -> Int {
        let recordID = ids.recordID(of: call.pathID, key: call.app.tenant.employeeTypeKey)
        guard let type = try types.all().first(where: { recordID == Int64($0.value) }) else {
            throw APIError.schema("enum_id", value: call.pathID, "no employee type has this id")
        }
        guard !type.isBuiltIn else { throw APIError.schema("enum_id", value: call.pathID, "the type is built in") }
        return type.value
    }

    private func id(of type: EmployeeTypeRecord, _ tenant: Tenant) -> String {
        ids.id(of: Int64(type.value), key: tenant.employeeTypeKey)
    }
}

extension EmployeeType {
    /// The type as answers show it.
    fileprivate init(_ type: EmployeeTypeRecord, id: String) {
        self.init()
        enumID = id
        enumValue = String(type.value)
        content = type.content
        enumType = type.isBuiltIn ? 1 : 2
        enumStatus = type.isActive ? 1 : 2
        i18nContent = type.names.isEmpty ? [LocalizedName(locale: "zh_cn", value: type.content)] : type.names
    }
}
