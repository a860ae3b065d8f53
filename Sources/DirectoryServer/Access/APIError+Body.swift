import ContactAPI
import HTTPTypes
import NIOCore

extension APIError {
    /// The envelope of a failure; the token call answers its `data` besides, as seen on the live one.
    func body(at endpoint: Endpoint, logID: String) -> ByteBuffer {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("code", code)
            json.field("msg", text(at: endpoint))
            guard endpoint != .tenantAccessToken else {
                json.key("data")
                json.object { _ in }
                return
            }
            if let data {
                json.key("data")
                json.raw(data)
            }
            json.key("error")
            json.object { json in
                writeViolations(&json)
                json.field("log_id", logID)
            }
        }
        return json.buffer
    }

    private func writeViolations(_ json: inout JSONWriter) {
        if let violations {
            json.key("field_violations")
            json.array(violations) { json, violation in
                json.object { json in
                    json.field("field", violation.field)
                    json.field("value", violation.value)
                    json.field("description", violation.description)
                }
            }
        }
        if let permissions {
            json.key("permission_violations")
            json.array(permissions) { json, permission in
                json.object { json in
                    guard permissionWords == .observed else {  // C15.
                        json.field("scope", permission)
                        json.field("url", "/auth?q=" + permission)
                        return
                    }
                    json.field("type", "action_scope_required")
                    json.field("subject", permission)
                }
            }
        }
    }
}

extension HTTPField.Name {
    static let logID = name("x-tt-logid")
    static let rateLimit = name("x-ogw-ratelimit-limit")
    static let rateReset = name("x-ogw-ratelimit-reset")

    /// The names above are valid tokens; the fallback only spares an unwrapping.
    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
}
