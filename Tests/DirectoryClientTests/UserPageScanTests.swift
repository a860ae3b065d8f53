import ContactAPI
import Foundation
import TestSupport
import Testing

/// A page that is scanned has the people that Foundation's decoder finds in it; of everything odd there is no scan.
struct UserPageScanTests {
    @Test func `finds people, their ids and the next page`() throws {
        let text = """
            {"code":0,"data":{"has_more":true,"items":[\(Self.ada), \(Self.ben)],"page_token":"a\\/b+="},"msg":"success"}
            """
        let bytes = Array(text.utf8)
        let page = try #require(bytes.withUnsafeBytes { UserPageScan($0) })
        func words(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }
        #expect(page.hasMore == true && page.pageToken == "a/b+=")
        #expect(page.people.map { words($0.object) } == [Self.ada, Self.ben])
        #expect(page.people.map { words($0.openID) } == ["ou_1", "ou_2"])
        #expect(page.people.map { words($0.userID) } == ["u1", nil])
        let departments = page.people.map { $0.departments.map { page.departments[$0].map { words($0) } } }
        #expect(departments == [["od-1", "od-2"], nil])
        #expect(page.people.map(\.isReadable) == [true, true])
    }

    @Test(arguments: [
        #""name":5"#, #""name":"a","name":"b""#, #""gender":"1""#, #""gender":true"#, #""is_frozen":0"#,
        #""status":[]"#, #""status":{"is_frozen":1}"#, #""orders":[null]"#, #""orders":[{"user_order":"1"}]"#,
        #""custom_attrs":[{"value":{"generic_user":{"id":"u1"}}}]"#, #""custom_attrs":[{"value":{"text":1}}]"#,
        #""custom_attrs":[{"id":"a","id":"a"}]"#, #""subscription_ids":[null]"#, #""avatar":{"avatar_72":{}}"#,
    ])
    func `names the people that are not certain to be read`(member: String) throws {
        let text = #"{"code":0,"data":{"items":[\#(Self.ada),{"open_id":"ou_3",\#(member)},\#(Self.ben)]}}"#
        let page = try #require(Array(text.utf8).withUnsafeBytes { UserPageScan($0) })
        #expect(page.people.map(\.isReadable) == [true, false, true])
    }

    private static let ada =
        #"{"name":"艾达 \"A\" \ud83d\ude00","open_id":"ou_1","user_id":"u1","department_ids":["od-1","od-2"]}"#
    private static let ben =
        #"{ "open_id" : "ou_2", "user_id":null,"status":{"open_id":"x","is_frozen":false},"department_ids":null}"#

    @Test(arguments: [
        #"{"code":0,"data":{"items":[]}}"#, #" { "data" : { "items" : [ ] , "has_more" : false } , "code" : 0 } "#,
        #"{"code":0,"msg":7,"data":{"x":[{"y":[[]]}],"items":[{"open_id":"a"}],"page_token":null,"has_more":null}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","name":5},{"open_id":"b","gender":"x"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","name":"b","name":"c","城市":1,"department_ids":[]}]}}"#
            .replacing("城市", with: "city_2"),
    ])
    func `takes a page that is certain`(text: String) throws {
        let isTaken = try isTaken(Array(text.utf8))
        #expect(isTaken)
    }

    @Test(arguments: [
        "", "{}", "null", "[]", #"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#,
        #"{"code":1,"data":{"items":[]}}"#, #"{"data":{"items":[]}}"#, #"{"code":0,"code":0,"data":{"items":[]}}"#,
        #"{"code":0,"data":{"items":[]},"data":{"items":[]}}"#, #"{"code":0,"data":{"items":[]},"error":{}}"#,
        #"{"code":0,"data":{"items":null}}"#, #"{"code":0,"data":{"items":{}}}"#,
        #"{"code":0,"data":{"items":[null]}}"#,
        #"{"code":0,"data":{"items":[],"items":[]}}"#, #"{"code":0,"data":{"items":[],"has_more":1}}"#,
        #"{"code":0,"data":{"items":[],"has_more":true,"has_more":true}}"#,
        #"{"code":0,"data":{"items":[],"page_token":"a","page_token":"a"}}"#,
        #"{"code":0,"data":{"items":[],"page_token":1}}"#, #"{"code":0,"data":{"items":[{}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":null}]}}"#, #"{"code":0,"data":{"items":[{"open_id":""}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":1}]}}"#, #"{"code":0,"data":{"items":[{"open_id":"\u0061"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","open_id":"a"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","user_id":null,"user_id":"b"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","user_id":7}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","department_ids":null,"department_ids":[]}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","department_ids":"d"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","department_ids":[null]}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","department_ids":[7]}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","name":"\ud800"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","name":"\q"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","\u006eame":"b"}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","x":1.5}]}}"#, #"{"code":0,"data":{"items":[{"open_id":"a",}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a"},]}}"#, #"{"code":0,"data":{"items":[{"open_id":"a"} {}]}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a"}]}"#, #"{"code":0,"data":{"items":[{"open_id":"a"}]}}}"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","x":[{]}]}}"#, #"{"code":0,"data":{"items":[{"open_id":"a"#,
        #"{"code":0,"data":{"items":[{"open_id":"a","x":nul}]}}"#,
        "{\"code\":0,\"data\":{\"items\":[{\"open_id\":\"a\n\"}]}}",
    ])
    func `leaves everything odd to the decoder`(text: String) throws {
        let isTaken = try isTaken(Array(text.utf8))
        #expect(!isTaken)
    }

    @Test(arguments: [[0x80], [0xC3], [0xE4, 0xBA], [0xED, 0xA0, 0x80], [0xFF]] as [[UInt8]])
    func `leaves bytes that are no UTF-8 to the decoder`(bytes: [UInt8]) throws {
        let parts = [#"{"code":0,"data":{"items":[{"open_id":"a","name":""#, #""}]}}"#].map { Array($0.utf8) }
        let isTaken = try isTaken(parts[0] + bytes + parts[1])
        #expect(!isTaken)
    }

    /// People with members of every kind, now and then the wrong one, with space between; some pages damaged.
    @Test(arguments: 0..<8) func `finds what the decoder finds over generated pages`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var taken = 0
        for number in 0..<400 {
            var bytes = Array(Self.page(using: &random).utf8)
            if number.isMultiple(of: 2) { Self.damage(&bytes, using: &random) }
            if try isTaken(bytes) { taken += 1 }
        }
        #expect((100..<390).contains(taken))
    }

    /// Whether a page is scanned; then its people are those of the decoder, one by one, or neither can read them.
    private func isTaken(_ bytes: [UInt8]) throws -> Bool {
        guard let page = bytes.withUnsafeBytes({ UserPageScan($0) }) else { return false }
        let words = Comment(rawValue: String(decoding: bytes, as: UTF8.self))
        let truth = Result { try JSONDecoder().decode(Answer.self, from: Data(bytes)) }
        let people = Result { try page.people.map { try User(json: text(bytes, $0.object)) } }
        for person in page.people where person.isReadable {
            #expect(throws: Never.self, words) {
                try JSONDecoder().decode(User.self, from: Data(bytes[person.object]))
            }
        }
        switch (truth, people) {
        case (.failure, .failure): break
        case (.success(let answer), .success(let people)):
            #expect(answer.code == 0 && answer.data?.items == people, words)
            #expect(answer.data?.hasMore == page.hasMore && answer.data?.pageToken == page.pageToken, words)
            for (user, person) in zip(people, page.people) {
                #expect(user.openID == text(bytes, person.openID), words)
                #expect(user.userID == person.userID.map { text(bytes, $0) }, words)
                let departments = person.departments.map { page.departments[$0].map { text(bytes, $0) } }
                #expect(user.departmentIDs == departments, words)
            }
        default: Issue.record("\(truth) and \(people) of \(words)")
        }
        return true
    }

    private struct Answer: Decodable {
        var code: Int
        var data: ItemPage<User>?
    }

    private func text(_ bytes: [UInt8], _ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func page(using random: inout SeededGenerator) -> String {
        let people = (0..<Int.random(in: 0...3, using: &random)).map { person($0, using: &random) }
        let space = ["", "", " ", "\n\t"].randomElement(using: &random) ?? ""
        let parts = [
            #""items":\#(space)[\#(people.joined(separator: space + ","))\#(space)]"#, #""has_more":\#(space)true"#,
            #""page_token":"t\u002b""#, #""x":{"items":[1]}"#,
        ]
        let data = parts.shuffled(using: &random).joined(separator: "," + space)
        return #"{"code":0,"data":{\#(data)}\#(space),"msg":"success"}"#
    }

    private static func person(_ number: Int, using random: inout SeededGenerator) -> String {
        let members = [
            #""user_id":"u\#(number)""#, #""user_id":null"#, #""name":"张三\n\u4eba\ud83d\ude00\"""#,
            #""department_ids":["od-1","od-\#(number)"]"#, #""department_ids":[]"#, #""gender":1"#, #""gender":"1""#,
            #""status":{"is_frozen":false,"open_id":"ou_x"}"#, #""orders":[{"department_id":"od-1","user_order":-7}]"#,
            #""custom_attrs":[{"type":"TEXT","id":"C-1","value":{"text":"}]\\"}}]"#, #""name":{}"#, #""city":"{""#,
            #""subscription_ids":["s",7]"#, #""later":[[],{},null,true,false,-12]"#, #""avatar":null"#,
        ]
        var chosen = members.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random)).map { $0 }
        chosen.insert(#""open_id":"ou_\#(number)""#, at: Int.random(in: 0...chosen.count, using: &random))
        return "{" + chosen.joined(separator: ",") + "}"
    }

    private static func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        let alphabet = Array(#"{}[]",:\u0019nullt-e. "#.utf8) + [0, 0x0A, 0x80, 0xE4, 0xFF]
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<min(place + 30, bytes.count)], at: place)
        default: bytes.removeSubrange(max(place, 2)...)
        }
    }
}
