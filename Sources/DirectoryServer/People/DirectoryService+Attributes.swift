import ContactAPI
import NIOCore

extension DirectoryService {
    /// U12: while the switch is off the list is empty.
    func customAttributes(_ call: Call) throws -> ByteBuffer {
        let tenant = call.app.tenant
        if !tenant.settings.customAttributesOpen, tenant.settings.hiddenAttributes == .missing {
            return SuccessResponse.body { $0.field("has_more", false) }
        }
        let all = tenant.settings.customAttributesOpen ? tenant.attributes : []
        return try page(call, all, list: "attributes", standard: 20, most: 100)
    }
}
