import ContactAPI
import Foundation
import NIOCore

/// A request that passed the gateway: by which app, to which endpoint, with what.
struct Call: Sendable {
    let endpoint: Endpoint
    let app: AppIdentity
    let query: [(name: String, value: String)]
    /// The value of `:id`.
    let pathID: String
    let body: ByteBuffer

    func value(_ name: String) -> String? { query.first { $0.name == name }?.value }

    func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

    func userIDType() throws(APIError) -> UserIDType {
        guard let text = value("user_id_type"), !text.isEmpty else { return .openID }
        guard let type = UserIDType(rawValue: text) else {
            throw .schema("user_id_type", value: text, "one of open_id, union_id, user_id")
        }
        // U36: without the permission every call but the lookup refuses; the lookup answers no ids (S17).
        if type == .userID, !app.fields.userID, endpoint != .lookUpUsers {
            throw .missing(["contact:user.employee_id:readonly"], app)
        }
        return type
    }

    func departmentIDType() throws(APIError) -> DepartmentIDType {
        guard let text = value("department_id_type"), !text.isEmpty else { return .openDepartmentID }
        guard let type = DepartmentIDType(rawValue: text) else {
            throw .schema("department_id_type", value: text, "one of open_department_id, department_id")
        }
        return type
    }

    func flag(_ name: String) throws(APIError) -> Bool {
        // The vendor's Python SDK writes `True`.
        switch value(name)?.lowercased() {
        case nil, "", "false": false
        case "true": true
        case .some(let text): throw .schema(name, value: text, "true or false")
        }
    }

    /// Decodes a body that may be left out.
    func decodeIfPresent<Body: Decodable>(_ type: Body.Type) throws -> Body? {
        body.readableBytes == 0 ? nil : try decode(type)
    }

    /// Decodes the body; what is not JSON is 9499, JSON of another shape 99992402.
    func decode<Body: Decodable>(_ type: Body.Type) throws -> Body {
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
            throw APIError(9499)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw APIError.schema(Self.field(context.codingPath), "wrong type")
        } catch DecodingError.keyNotFound(let key, _) {
            throw APIError.schema(key.stringValue, "required")
        } catch DecodingError.dataCorrupted(let context) {
            throw APIError.schema(Self.field(context.codingPath), "wrong value")
        }
    }

    private static func field(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "body" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

extension APIError {
    static func missing(_ permissions: [String], _ app: AppIdentity) -> APIError {
        let list = permissions.joined(separator: ", ")
        var refusal = APIError(
            99_991_672,
            message: "Access denied. One of the following scopes is required: [\(list)]. "
                + "应用尚未开通所需的应用身份权限：[\(list)]，"
                + "点击链接申请并开通任一权限即可：/app/\(app.appID)/auth?q=\(permissions.joined(separator: ","))"
                + "&op_from=openapi&token_type=tenant"
        )
        refusal.permissions = permissions
        refusal.permissionWords = app.tenant.settings.permissionViolations
        return refusal
    }
}

extension Call {
    /// The repeated ids of a batch get, 1–50.
    func idList(_ name: String) throws(APIError) -> [String] {
        let ids = values(name).filter { !$0.isEmpty }
        guard !ids.isEmpty else { throw .schema(name, "required") }
        guard ids.count <= 50 else {
            throw endpoint == .batchDepartments
                ? APIError(40011) : .schema(name, value: String(ids.count), "at most 50 ids")
        }
        return ids
    }
}
