import ContactAPI
import JobModel
import Testing

/// People are found by any of their keys, those who are there before those who have left.
struct PeopleIndexTests {
    private static func person(_ openID: String, mobile: String? = nil, isResigned: Bool = false) -> User {
        var person = User()
        (person.openID, person.userID, person.mobile) = (openID, "u-" + openID, mobile)
        person.status = UserStatus()
        person.status?.isResigned = isResigned
        return person
    }

    @Test func `of several with a key the first who is there is found`() {
        var index = PeopleIndex()
        let key = PersonReference.mobile("+8613800000001")
        #expect(
            !index.has(key) && index.person(key) == nil && index.active(key) == nil && index.activePlace(of: key) == nil
        )
        let people = [("a", true), ("b", true), ("c", false), ("d", false)].map {
            Self.person($0, mobile: "+8613800000001", isResigned: $1)
        }
        index.insert(people[0])
        index.insert(people[1])
        #expect(index.person(key)?.openID == "a" && index.leaver(key)?.openID == "a" && index.active(key) == nil)
        #expect(index.has(key) && !index.has(.mobile("+8613800000002")))
        index.insert(people[2])
        index.insert(people[3])
        #expect(index.person(key)?.openID == "c" && index.active(key)?.openID == "c" && index.leaver(key) == nil)
        #expect(index.activePlace(of: key) == 2)
    }

    @Test func `the same person twice is one, found by the keys of both`() {
        var index = PeopleIndex()
        index.insert(Self.person("a"))
        index.insert(Self.person("a", mobile: "+8613800000001"))
        #expect(index.people.count == 1)
        #expect(index.active(.mobile("+8613800000001"))?.openID == "a")
        #expect(index.active(.userID("u-a"))?.mobile == "+8613800000001")
        #expect(index.active(.openID("a"))?.userID == "u-a")
    }
}
