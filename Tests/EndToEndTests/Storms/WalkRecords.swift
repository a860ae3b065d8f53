import Foundation
import Glibc

/// What the directory answered to a walk, out of its journal's bytes: who was shown, and who not always as the same.
struct WalkRecords {
    /// user_ids of all who were shown.
    let people: Set<String>
    /// Of those who were shown with different records.
    let changed: Set<String>

    init(journal path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        var first: [String: Range<Data.Index>] = [:]
        var changed: Set<String> = []
        for start in Self.places(of: Array(#"{"union_id":""#.utf8), in: data) {
            // The last one may be half written.
            guard let end = Self.end(ofObjectAt: start, in: data) else { continue }
            let object = start..<end
            let id = try JSONDecoder().decode(Identity.self, from: data[object]).userID
            if let earlier = first[id] {
                if data[earlier] != data[object] { changed.insert(id) }
            } else {
                first[id] = object
            }
        }
        people = Set(first.keys)
        self.changed = changed
    }

    /// How many times a walk has looked at the departments so far; its last entry may be half written.
    static func looks(journal path: String) throws -> Int {
        // The mark of an entry, and the kind of a look.
        places(of: [0x52, 0x53, 0x52, 0x4A, 1, 0, 0, 0], in: try Data(contentsOf: URL(fileURLWithPath: path))).count
    }

    private struct Identity: Decodable {
        var userID: String

        enum CodingKeys: String, CodingKey { case userID = "user_id" }
    }

    /// By the C library: a journal has hundreds of megabytes, and `Data.range(of:)` copies what it searches.
    private static func places(of pattern: [UInt8], in data: Data) -> [Data.Index] {
        data.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress else { return [] }
            var places: [Data.Index] = []
            var start = 0
            while bytes.count - start >= pattern.count,
                let found = memchr(first + start, Int32(pattern[0]), bytes.count - start - pattern.count + 1)
            {
                start = UnsafeRawPointer(found) - first
                if memcmp(found, pattern, pattern.count) == 0 { places.append(data.startIndex + start) }
                start += 1
            }
            return places
        }
    }

    /// Behind the bracket that closes it; nil where none does.
    private static func end(ofObjectAt start: Data.Index, in data: Data) -> Data.Index? {
        data.withUnsafeBytes { bytes in
            var (depth, isText, isEscaped) = (0, false, false)
            for place in start - data.startIndex..<bytes.count {
                let byte = bytes[place]
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = isText
                } else if byte == UInt8(ascii: "\"") {
                    isText.toggle()
                } else if !isText {
                    if byte == UInt8(ascii: "{") { depth += 1 }
                    if byte == UInt8(ascii: "}") { depth -= 1 }
                    if depth == 0 { return place + 1 + data.startIndex }
                }
            }
            return nil
        }
    }
}
