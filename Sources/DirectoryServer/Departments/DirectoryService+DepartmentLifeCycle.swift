import ContactAPI
import NIOCore

extension DirectoryService {
    /// `PUT`: what the body leaves out is as if the department had never had it, but for its `order`.
    func replaceDepartment(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(Department.self) }
        return try await change(call, call.pathID, response: .department) { departments, recordID in
            try departments.replace(recordID, try body.get())
        }
    }

    func deleteDepartment(_ call: Call) async throws -> ByteBuffer {
        try await change(call, call.pathID) { try $0.delete($1) }
    }

    func changeDepartmentID(_ call: Call) async throws -> ByteBuffer {
        struct Body: Decodable, Sendable {
            var newDepartmentID: String?

            enum CodingKeys: String, CodingKey { case newDepartmentID = "new_department_id" }
        }
        let body = Result { try call.decode(Body.self) }
        return try await change(call, call.pathID) { try $0.changeID(of: $1, to: try body.get().newDepartmentID) }
    }

    func unbindDepartmentChat(_ call: Call) async throws -> ByteBuffer {
        struct Body: Decodable, Sendable {
            var departmentID: String

            enum CodingKeys: String, CodingKey { case departmentID = "department_id" }
        }
        return try await change(call, try call.decode(Body.self).departmentID) { try $0.unbindChat(of: $1) }
    }
}
