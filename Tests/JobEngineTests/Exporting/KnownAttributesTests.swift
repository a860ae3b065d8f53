import ContactAPI
import TestSupport
import Testing

@testable import JobEngine

/// Which of a person's attributes no column holds.
struct KnownAttributesTests {
    @Test(arguments: 0..<4) func `finds the strangers in whatever order attributes stand`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let ids = (0..<Int.random(in: 0..<5, using: &random)).map { "C-\($0)" }.shuffled(using: &random)
            let definitions = ids.map { CustomAttributeDefinition(id: $0, type: "TEXT", i18nName: nil) }
            var user = User()
            let own: [String?] = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
                Int.random(in: 0..<8, using: &random) == 0 ? nil : "C-\(Int.random(in: 0..<8, using: &random))"
            }
            user.customAttributes = own.map { CustomAttribute(type: "TEXT", id: $0, value: nil) }
            var strangers: Set<String> = ["C-earlier"]
            KnownAttributes(definitions).addStrangers(of: user, to: &strangers)
            #expect(strangers == Set(own.compactMap(\.self)).subtracting(ids).union(["C-earlier"]))
        }
        var strangers: Set<String> = []
        KnownAttributes([]).addStrangers(of: User(), to: &strangers)
        #expect(strangers.isEmpty)
    }
}
