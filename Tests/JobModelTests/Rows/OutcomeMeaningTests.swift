import JobModel
import Testing
import Wording

struct OutcomeMeaningTests {
    @Test func `each outcome has one short line that says what it means`() {
        let meanings = Outcome.allCases.map(\.meaning)
        #expect(Set(meanings).count == Outcome.allCases.count && meanings.allSatisfy { $0.en != $0.zh })
        #expect(meanings.allSatisfy { $0.en.count <= 100 && $0.en.hasSuffix(".") && $0.zh.hasSuffix("。") })
    }
}
