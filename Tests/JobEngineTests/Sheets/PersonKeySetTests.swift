import JobModel
import TestSupport
import Testing

@testable import JobEngine

/// The keys of a sheet, kept as a set keeps them, in less room.
struct PersonKeySetTests {
    private static func key(using random: inout SeededGenerator) -> PersonReference {
        let lengths = [0, 1, 8, 15, 16, 40, 254, 255, 256, 70_000]
        let length =
            Int.random(in: 0..<200, using: &random) == 0 ? 9 : Int.random(in: 0..<9, using: &random)
        let letters = Array("aAbB0É人é")
        let text = String(
            (0..<lengths[length]).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
        )
        let short = "\(Int.random(in: 0..<300, using: &random))u"
        let value = Bool.random(using: &random) ? short : text
        return switch Int.random(in: 0..<5, using: &random) {
        case 0: .userID(value)
        case 1: .openID(value)
        case 2: .employeeNo(value)
        case 3: .mobile(value)
        default: .email(value)
        }
    }

    @Test(arguments: 0..<4) func `has what a set has, in the order in which it came`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (keys, set, order) = (PersonKeySet(), Set<PersonReference>(), [PersonReference]())
        for _ in 0..<4000 {
            let key = Self.key(using: &random)
            let isNew = set.insert(key.folded).inserted
            if isNew { order.append(key) }
            #expect(keys.insert(key) == isNew)
        }
        #expect(keys.count == set.count && Array(keys) == order)
        for _ in 0..<4000 {
            let key = Self.key(using: &random)
            #expect(keys.contains(key) == set.contains(key.folded))
        }
    }

    @Test func `ids that differ only by case are one key, and other keys are not`() {
        let keys = PersonKeySet([.userID("U1"), .userID("u1"), .employeeNo("E1"), .employeeNo("e1")])
        #expect(Array(keys) == [.userID("U1"), .employeeNo("E1"), .employeeNo("e1")])
        #expect(
            keys.contains(.userID("u1")) && !keys.contains(.openID("U1")) && !keys.contains(.mobile("E1"))
        )
        #expect(PersonKeySet().isEmpty && !PersonKeySet().contains(.userID("u1")))
    }

    @Test func `a text is the same key however its marks are composed`() {
        let keys = PersonKeySet([.employeeNo("caf\u{E9}")])
        #expect(keys.contains(.employeeNo("cafe\u{301}")))
    }

    @Test func `an id is the same key in either case, with letters beyond ASCII too`() {
        let keys = PersonKeySet([.userID("\u{212A}elvin"), .userID("É1"), .userID("a@z["), .email("k")])
        #expect(keys.contains(.userID("KELVIN")) && keys.contains(.userID("kelvin")))
        #expect(keys.contains(.userID("e\u{301}1")) && !keys.contains(.userID("e1")))
        // Signs beside the letters differ in the same bit, and have no case.
        #expect(keys.contains(.userID("A@Z[")) && !keys.contains(.userID("a`z{")))
        #expect(!keys.contains(.email("K")) && !keys.contains(.userID("k")))
    }

    @Test func `a walk leaves keys to be looked up, but not the ids of many new people`() {
        func left(_ count: Int) -> [PersonReference] {
            let keys = PersonKeySet(
                (0..<count).flatMap { [.userID("u\($0)"), .email("\($0)@example.com")] } + [.userID("boss")]
            )
            let references = PersonKeySet([.userID("boss")])
            let cost = PeopleCost(people: keys, references: references, expectsAll: false)
            let marks = cost.left(of: keys.keys, references: references) { $0 == .email("1@example.com") }
            return zip(keys, marks).filter(\.1).map(\.0)
        }
        #expect(left(2) == [.userID("u0"), .email("0@example.com"), .userID("u1"), .userID("boss")])
        #expect(left(51).filter { $0.field == .userID } == [.userID("boss")])
        #expect(left(51).count == 51 && left(50).filter { $0.field == .userID }.count == 51)
    }
}
