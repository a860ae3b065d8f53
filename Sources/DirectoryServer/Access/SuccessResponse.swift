import ContactAPI
import Foundation
import NIOCore

/// Bodies of successful responses.
enum SuccessResponse {
    static func body(capacity: Int = 2048, _ data: (inout JSONWriter) throws -> Void) rethrows -> ByteBuffer {
        var json = JSONWriter(capacity: capacity)
        try json.object { json in
            json.field("code", 0)
            json.field("msg", "success")
            json.key("data")
            try json.object(data)
        }
        return json.buffer
    }

    static func body(_ data: some Codable & Sendable) throws -> ByteBuffer {
        ByteBuffer(bytes: try JSONEncoder().encode(Envelope(code: 0, msg: "success", data: data)))
    }
}

extension DirectoryService {
    /// A page of a list that is in memory as a whole.
    func page<Item: Codable & Sendable>(
        _ call: Call,
        _ all: [Item],
        list: String,
        standard: Int,
        most: Int
    ) throws -> ByteBuffer {
        let paging = try Paging(call, list: list, standard: standard, most: most)
        let start = min(max(0, Int(paging.after?.first ?? 0)), all.count)
        let end = min(start + paging.size, all.count)
        let token = end < all.count ? paging.token(after: Int64(end)) : nil
        return try SuccessResponse.body(
            ItemPage(items: Array(all[start..<end]), hasMore: end < all.count, pageToken: token)
        )
    }
}
