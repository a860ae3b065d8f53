import ContactAPI
import Foundation
import JobModel
import Testing

@testable import JobEngine

/// Whose answer an answer is, told by what it repeats.
struct EchoTests {
    private static func person(_ id: String?, _ email: String?, _ mobile: String?, _ name: String?) -> User {
        var person = User()
        (person.userID, person.email, person.mobile, person.name) = (id, email, mobile, name)
        return person
    }

    /// Of few values, so that many people share some of them.
    private static func people(_ count: Int, _ random: inout SystemRandomNumberGenerator) -> [User] {
        let ids = [nil, "", "a", "A", "b "]
        let emails = [nil, "a@x.cn", "A@x.cn", "b@x.cn"]
        let mobiles = [nil, "+8613800000001", "138 0000 0001", "13800000002", "+1 415 555 0123"]
        let names = [nil, " ", "张三", "Ada  Lovelace", "Ada Lovelace"]
        return (0..<count).map { _ in
            person(
                ids.randomElement(using: &random) ?? nil,
                emails.randomElement(using: &random) ?? nil,
                mobiles.randomElement(using: &random) ?? nil,
                names.randomElement(using: &random) ?? nil
            )
        }
    }

    @Test(arguments: [
        #"{"city":"上海","department_ids":["d1"],"email":" A@x.cn","mobile":"+86138","name":"张三","user_id":"U1"}"#,
        #"{"user_id":null,"name":"A\u0020 B","x":{"name":"no"}}"#, "{}", #"{"name":5}"#, #"{"name":"a","name":"b"}"#,
        "",
        #"{"email":"a","custom_attrs":[{"value":{"text":"\n"}}]}"#,
    ])
    func `a payload's echo is that of its fields, as the decoder reads them`(payload: String) {
        let truth = Result { try JSONDecoder().decode(Echo.self, from: Data(payload.utf8)) }
        let read = Result { try Echo(json: payload) }
        switch (truth, read) {
        case (.success(let truth), .success(let read)): #expect(truth.keys == read.keys && truth.name == read.name)
        case (.failure, .failure): break
        default: Issue.record("\(truth) and \(read)")
        }
    }

    @Test func `the index finds what comparing with every echo finds`() {
        var random = SystemRandomNumberGenerator()
        for count in [0, 1, 2, 10, 50] {
            let echoes = Self.people(count, &random).map { Echo($0) }
            let index = EchoIndex(echoes)
            for row in Self.people(60, &random).map({ Echo($0) }) {
                #expect(index.places(of: row) == echoes.indices.filter { echoes[$0].doubt(of: row) == nil })
            }
        }
    }

    @Test(arguments: [
        (" Ada", "Ada"), ("Ada ", "Ada"), ("Ada  L", "Ada L"), ("Ada\u{3000}L", "Ada L"), ("Ada\u{A0}L", "Ada L"),
        ("Ada\tL", "Ada L"), ("Ada\r\nL", "Ada L"), ("张三 ", "张三"), ("张 \u{2003}三", "张 三"), ("é  é", "é é"),
    ])
    func `spaces tell no names apart`(one: String, other: String) {
        let (row, answer) = (Self.person(nil, nil, nil, one), Self.person(nil, nil, nil, other))
        #expect(Echo(answer).doubt(of: Echo(row)) == nil)
        #expect(Echo(row).name == other)
    }

    @Test(arguments: ["", " ", "\t", "\u{3000}", "\r\n"])
    func `what is nothing but space is no name`(name: String) {
        #expect(Echo(Self.person(nil, nil, nil, name)).name == nil)
    }

    @Test func `a payload says as much as the person in it`() throws {
        let full = Self.person("a", "a@x.cn", "+8613800000001", "Ada")
        for person in [full, User(), Self.person(nil, nil, "1", nil)] {
            let echo = try JSONDecoder().decode(Echo.self, from: JSONEncoder().encode(person))
            #expect(echo.keys == Echo(person).keys && echo.name == Echo(person).name)
        }
    }
}
