import ContactAPI
import Testing

struct ResponseCodeTraitTests {
    @Test(arguments: ResponseCode.Trait.allCases)
    func `every code of a trait is in the tables of codes`(trait: ResponseCode.Trait) {
        let known = Set(ResponseCode.documented.map(\.entry.code)).union(ResponseCode.gateway.keys)
        #expect(!trait.codes.isEmpty && trait.codes.isSubset(of: known), "\(trait.codes.subtracting(known))")
        #expect(trait.codes.allSatisfy(trait.holds) && !trait.holds(0))
    }

    @Test func `a code has one meaning, except unknown ids that belong to others`() {
        let traits = ResponseCode.Trait.allCases.filter { ![.otherApp, .otherCompany].contains($0) }
        #expect(traits.reduce(0) { $0 + $1.codes.count } == Set(traits.flatMap(\.codes)).count)
    }
}
