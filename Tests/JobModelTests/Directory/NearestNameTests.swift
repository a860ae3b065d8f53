import JobModel
import Testing

struct NearestNameTests {
    @Test(
        arguments: [("mobil", "mobile"), ("emial", "email"), ("Email", "email"), ("xyz", nil)] as [(String, String?)]
    )
    func `offers a name only if it is similar enough`(word: String, name: String?) {
        #expect(nearest(word, among: ["mobile", "email", "name"]) == name)
    }

    @Test(arguments: [("P4", "P9"), ("T0001", "T0002"), ("IT", "HR"), ("QA", "PA"), ("一", "二")])
    func `does not offer names that differ in a digit, or short names`(word: String, other: String) {
        #expect(nearest(word, among: [other]) == nil)
    }

    @Test(arguments: [("p4", "P4"), ("qa", "QA"), ("stpes", "steps"), ("T0001x", "T0001"), ("工程师事", "工程师")])
    func `treats case, a swap and an extra character as slips`(word: String, name: String) {
        #expect(nearest(word, among: ["other", name]) == name)
    }
}
