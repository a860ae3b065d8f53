import ContactAPI
import Foundation
import TestSupport
import Testing

/// What is read straight from the bytes is what Foundation's decoder gives; where that is not certain, it is asked.
struct JSONReadingTests {
    @Test func `reads a person with every field, as the wire has it`() throws {
        let keys = try #require(JSONSerialization.jsonObject(with: Data(Self.person.utf8)) as? [String: Any]).keys
        #expect(Set(keys) == Set(User.CodingKeys.allCases.map(\.stringValue)))
        let isCertain = try isCertain(User.self, Self.person)
        #expect(isCertain)
    }

    /// So a key that is added later, and not to the table, makes one of these tests fail.
    @Test func `the texts of these tests have every key of the values within`() throws {
        let person = try #require(JSONSerialization.jsonObject(with: Data(Self.person.utf8)) as? [String: Any])
        func keys(_ value: Any?) -> Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
        #expect(keys(person["avatar"]) == Set(Avatar.CodingKeys.allCases.map(\.stringValue)))
        #expect(keys(person["status"]) == Set(UserStatus.CodingKeys.allCases.map(\.stringValue)))
        let orders = try #require(person["orders"] as? [Any])
        #expect(keys(orders.first) == Set(UserOrder.CodingKeys.allCases.map(\.stringValue)))
        let attributes = try #require(person["custom_attrs"] as? [[String: Any]])
        let values = attributes.reduce(into: Set<String>()) { $0.formUnion(keys($1["value"])) }
        #expect(values == Set(CustomAttribute.Value.CodingKeys.allCases.map(\.stringValue)))
        let task = try #require(JSONSerialization.jsonObject(with: Data(Self.task.utf8)) as? [String: Any])
        #expect(keys(task) == Set(TaskState.CodingKeys.allCases.map(\.stringValue)))
        let items = try #require(task["task_info"] as? [Any])
        #expect(keys(items.first) == Set(TaskItem.CodingKeys.allCases.map(\.stringValue)))
    }

    @Test(arguments: [
        page(), "{}", #"{"items":null}"#, #"{"items":[]}"#, #" { "items" : [ { } ] , "has_more" : false } "#,
        #"{"has_more":true,"page_token":"a\/b+=%2B","items":[{"name":"\u4eba\ud83d\ude00\n\"\\\b\f\r\t"}]}"#,
        #"{"items":[{"name":null,"gender":null,"status":null,"orders":null,"mobile_visible":null,"avatar":{}}]}"#,
        #"{"items":[{"subscription_ids":[7,"s1"],"dotted_line_leader_user_ids":[]}],"x":{"y":[1,[],{"z":null}]}}"#,
        #"{"items":[{"gender":-5,"join_time":999999999999999999}]}"#, "{\"items\":[{\"name\":\"人员\u{10FFFF}\u{7F}\"}]}",
        #"{"has_more":false,"page_token":"","items":[{"status":{"is_frozen":null}}]}"#,
    ])
    func `is certain of what every decoder reads alike`(text: String) throws {
        let isCertain = try isCertain(ItemPage<User>.self, text)
        #expect(isCertain)
    }

    @Test(arguments: [
        "", " ", "null", "[]", "{", "{}x", "{} {}", "\u{FEFF}{}", "{}\u{0}", #"{"items":{}}"#, #"{"items":[null]}"#,
        #"{"items":[{}"#, #"{"items":[{},]}"#, #"{"items":[{}],}"#, #"{"items" [{}]}"#, #"{"has_more":1}"#,
        #"{"has_more":"true"}"#, #"{"has_more":tru}"#, #"{"page_token":7}"#, #"{"page_token":"\ud83d"}"#,
        #"{"page_token":"\udc00"}"#, #"{"page_token":"\ud83d\ud83d"}"#, #"{"page_token":"\u00"}"#,
        #"{"page_token":"\x"}"#,
        #"{"page_token":"\u0000"}"#, "{\"page_token\":\"a\nb\"}", #"{"page_token":"a"#, #"{"page_token":"\"#,
        #"{"page_token":"a","page_token":"b"}"#, #"{"has_more":true,"has_more":true}"#, #"{"\u0069tems":[{}]}"#,
        #"{"项":1}"#, "{\"a\u{0}\":1}", #"{"x":1.5}"#, #"{"x":1e3}"#, #"{"x":-0}"#, #"{"x":01}"#, #"{"x":--1}"#,
        #"{"x":- 1}"#,
        #"{"x":\#(String(repeating: "[", count: 40))\#(String(repeating: "]", count: 40))}"#,
        #"{"items":[{"gender":"1"}]}"#, #"{"items":[{"gender":1.0}]}"#, #"{"items":[{"gender":1.5}]}"#,
        #"{"items":[{"gender":true}]}"#, #"{"items":[{"join_time":9999999999999999999}]}"#,
        #"{"items":[{"join_time":9223372036854775807}]}"#, #"{"items":[{"name":1}]}"#, #"{"items":[{"name":["a"]}]}"#,
        #"{"items":[{"department_ids":[null]}]}"#, #"{"items":[{"department_ids":"a"}]}"#,
        #"{"items":[{"subscription_ids":[1.5]}]}"#, #"{"items":[{"subscription_ids":[null]}]}"#,
        #"{"items":[{"custom_attrs":[{"value":{"generic_user":{"id":"u1"}}}]}]}"#,
        #"{"items":[{"custom_attrs":[{"value":{"generic_user":{"id":null,"type":1}}}]}]}"#,
        #"{"items":[{"is_frozen":0}]}"#, #"{'items':[]}"#, #"{"items":[{} {}]}"#, #"{"items":[{"name":"a" "b"}]}"#,
    ])
    func `asks Foundation about everything else`(text: String) throws {
        let isCertain = try isCertain(ItemPage<User>.self, text)
        #expect(!isCertain)
    }

    @Test(
        arguments: [[0x80], [0xC3], [0xE4, 0xBA], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xFF]]
            as [[UInt8]]
    )
    func `asks Foundation about bytes that are no UTF-8`(bytes: [UInt8]) throws {
        for text in [#"{"page_token":"@"}"#, #"{"x":"@"}"#, #"{"@":1}"#, #"{"page_token":"\n@"}"#] {
            let parts = text.utf8.split(separator: UInt8(ascii: "@")).map(Array.init)
            let isCertain = try isCertain(ItemPage<User>.self, parts[0] + bytes + parts[1])
            #expect(!isCertain)
        }
    }

    @Test(arguments: [
        task,
        #"{"status":1}"#,
    ])
    func `reads the state of a task`(text: String) throws {
        let isCertain = try isCertain(TaskState.self, text)
        #expect(isCertain)
    }

    @Test func `reads the other answers of writing`() throws {
        let user = try isCertain(UserResponse.self, #"{"user":\#(Self.person)}"#)
        let ticket = try isCertain(TaskTicket.self, #"{"task_id":"t1"}"#)
        let lookup = try isCertain(
            UserLookup.Response.self,
            #"{"user_list":[{"user_id":"u1","email":"a@x.com"},{"mobile":"+86","status":{"is_resigned":true}}]}"#
        )
        #expect(user && ticket && lookup)
        let (withoutTicket, withoutCode) = (
            try isCertain(TaskTicket.self, "{}"), try isCertain(TaskState.self, #"{"task_info":[{"msg":"ok"}]}"#)
        )
        #expect(!withoutTicket && !withoutCode)
    }

    /// Bytes of a whole page changed, taken out, doubled or cut off.
    @Test(arguments: 0..<8) func `never differs from Foundation over damaged pages`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = Array(Self.page().utf8)
        let alphabet = Array(#"{}[]",:\u0019nullt-e. "#.utf8) + [0, 0x0A, 0x80, 0xE4, 0xFF]
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
                case 3: bytes.insert(contentsOf: bytes[place..<min(place + 30, bytes.count)], at: place)
                default: bytes.removeSubrange(max(place, 2)...)
                }
            }
            _ = try isCertain(ItemPage<User>.self, bytes)
        }
    }

    /// Objects of the keys that people have, with values of every kind, the right ones most often.
    @Test(arguments: 0..<8) func `never differs from Foundation over generated people`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var certain = 0
        for _ in 0..<400 where try isCertain(User.self, Self.generated(using: &random)) { certain += 1 }
        #expect((20..<400).contains(certain))
    }

    /// Whether the reader is certain; then it must give what Foundation gives, else the whole way the same value or error.
    private func isCertain<Value: JSONReadable & Encodable>(_ type: Value.Type, _ text: String) throws -> Bool {
        try isCertain(type, Array(text.utf8))
    }

    private func isCertain<Value: JSONReadable & Encodable>(_ type: Value.Type, _ text: [UInt8]) throws -> Bool {
        let truth = Result { try JSONDecoder().decode(type, from: Data(text)) }
        let both = text.withUnsafeBytes { text in Result { try Value(json: text) } }
        let words = Comment(rawValue: String(decoding: text, as: UTF8.self))
        let (expected, got) = (Self.outcome(truth), Self.outcome(both))
        #expect(expected == got, words)
        let read = text.withUnsafeBytes { text in
            Result { try JSONReader.value(of: text) { try Value(reading: &$0) } }
        }
        guard case .success = read else { return false }
        let certain = Self.outcome(read)
        #expect(expected == certain, words)
        return true
    }

    /// A value byte by byte, or what the error says.
    private static func outcome<Value: Encodable>(_ result: Result<Value, any Error>) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(try result.get()), as: UTF8.self)
        } catch {
            return "\(error)"
        }
    }

    private static func generated(using random: inout SeededGenerator) -> String {
        let values = [
            "null", "true", "false", "0", "1", "-7", "1.5", "1e2", "\"\"", "\"a\"", "\"人\"", "\"\\u4eba\"",
            "\"\\ud800\"",
            "[]", "[\"a\"]", "[1]", "[null]", "{}", "{\"is_frozen\":true}",
            "[{\"department_id\":\"d\",\"user_order\":1}]",
        ]
        let members = User.CodingKeys.allCases.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random))
        let texts = members.map { key in
            let rich = richMembers[key.stringValue] ?? "null"
            let isOdd = Int.random(in: 0..<5, using: &random) == 0
            return "\"\(key.stringValue)\":" + (isOdd ? values.randomElement(using: &random) ?? "" : rich)
        }
        return "{" + texts.joined(separator: ",") + "}"
    }

    /// Each member of the rich person, as it stands there.
    private static let richMembers: [String: String] = Dictionary(
        uniqueKeysWithValues: person.split(separator: "\n").dropFirst().dropLast().compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (
                String(parts[0].dropFirst().dropLast()),
                String(parts[1].hasSuffix(",") ? parts[1].dropLast() : parts[1])
            )
        }
    )

    private static func page() -> String {
        #"{"has_more":true,"page_token":"t+/=","items":[\#(person),{"name":"B"}]}"#
    }

    private static let task =
        #"{"task_id":"t1","type":"add_user","status":9,"progress":100,"total_num":1,"success_num":1,"fail_num":0,"create_time":1,"finish_time":2,"task_info":[{"code":0,"msg":"ok","action":1,"name":"A","email":"a@x.com","mobile":"+8613","user_id":"u","open_id":"ou","departments":["d"],"department_id":"d","parent_id":"p","chat_id":"c"}]}"#

    /// A member a line.
    private static let person = #"""
        {
        "union_id":"on_1",
        "user_id":"u1",
        "open_id":"ou_84aad35d084aa403a838cf73ee18467",
        "name":"张三",
        "en_name":"Sun \"Sunny\" Zhang",
        "nickname":"三儿\ud83d\ude00",
        "email":"a@example.com",
        "mobile":"+8613800000001",
        "mobile_visible":true,
        "gender":1,
        "avatar_key":"2500c7a9-5fff-4d9a-a2de-3d59614ae28g",
        "avatar":{"avatar_72":"https://x.com/a?b=1\u0026c=2","avatar_240":"https:\/\/x.com/b","avatar_640":"c","avatar_origin":"d"},
        "status":{"is_frozen":true,"is_resigned":true,"is_activated":true,"is_exited":true,"is_unjoin":true},
        "department_ids":["od-1","od-2"],
        "leader_user_id":"u2",
        "city":"杭州",
        "country":"CN",
        "work_station":"A-1",
        "join_time":1615381926,
        "is_tenant_manager":false,
        "employee_no":"00123",
        "employee_type":1,
        "orders":[{"department_id":"od-1","user_order":100,"department_order":0,"is_primary_dept":true}],
        "custom_attrs":[{"type":"TEXT","id":"C-1","value":{"text":"t"}},{"type":"HREF","id":"C-2","value":{"text":"t","url":"u","pc_url":"p"}},{"type":"PICTURE_ENUM","id":"C-3","value":{"option_id":"o","option_value":"v","name":"n","picture_url":"q"}},{"type":"GENERIC_USER","id":"C-4","value":{"generic_user":{"id":"u3","type":1}}}],
        "enterprise_email":"a@corp.com",
        "job_title":"工程师",
        "is_frozen":false,
        "geo":"cn",
        "job_level_id":"l",
        "job_family_id":"f",
        "subscription_ids":["s",7],
        "dotted_line_leader_user_ids":["u4"]
        }
        """#
}
