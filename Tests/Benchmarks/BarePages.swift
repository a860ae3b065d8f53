import NIOCore
import NIOHTTP1

/// The yardstick of exporting: every page of every department in a loop, with the bodies thrown away but for the token of
/// the next page.
struct BarePages {
    let requests: BareRequests
    /// The directory's address, without `/open-apis`.
    let address: String
    /// As many departments at once as an export reads.
    private static let width = 8

    /// Reads all; returns how many pages there were.
    func read(of departments: [String]) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<Self.width {
                group.addTask {
                    var pages = 0
                    for place in stride(from: worker, to: departments.count, by: Self.width) {
                        pages += try await read(departments[place])
                    }
                    return pages
                }
            }
            return try await group.reduce(0, +)
        }
    }

    private func read(_ department: String) async throws -> Int {
        let url = """
            \(address)/open-apis/contact/v3/users/find_by_department?department_id=\(department)&page_size=50\
            &user_id_type=user_id&department_id_type=department_id
            """
        var (pages, next) = (0, "")
        repeat {
            let page = try await requests.answer(.GET, url + (next.isEmpty ? "" : "&page_token=" + next), nil)
            pages += 1
            next = Self.token(of: page)
        } while !next.isEmpty
        return pages
    }

    /// The token of the next page, which stands before or after the people; empty where none follows.
    private static func token(of page: ByteBuffer) -> String {
        let bytes = page.readableBytesView
        let key = Array(#""page_token":""#.utf8)
        for part in [bytes.prefix(400), bytes.suffix(400)] {
            guard let start = part.firstRange(of: key) else { continue }
            let token = part[start.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
            return token.map { byte in
                let scalar = Unicode.Scalar(byte)
                return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    ? String(scalar) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }
            .joined()
        }
        return ""
    }
}
