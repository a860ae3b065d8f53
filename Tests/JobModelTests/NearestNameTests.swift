import JobModel
import Testing

struct NearestNameTests {
    @Test(
        arguments: [("mobil", "mobile"), ("emial", "email"), ("Email", "email"), ("xyz", nil)] as [(String, String?)]
    )
    func `offers a name only where it is near enough to be meant`(word: String, name: String?) {
        #expect(nearest(word, among: ["mobile", "email", "name"]) == name)
    }
}
