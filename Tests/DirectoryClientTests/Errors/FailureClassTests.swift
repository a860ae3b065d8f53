import ContactAPI
import DirectoryClient
import Testing

struct FailureClassTests {
    @Test(arguments: [
        (Endpoint.createUser, 99_991_400, FailureClass.transient), (.createUser, 41001, .permanent),
        (.createUser, 44004, .tomorrow), (.createUser, 44009, .tomorrow), (.createUser, 44055, .defect),
        (.createUser, 2200, .uncertain), (.getUser, 2200, .transient), (.batchAddUsers, 40006, .uncertain),
        (.createUser, 99_991_672, .fatal), (.createUser, 987_654, .permanent),
    ])
    func `an error is classed by endpoint and code`(endpoint: Endpoint, code: Int, wanted: FailureClass) {
        #expect(FailureClass(code: code, at: endpoint) == wanted)
    }

    @Test func `says which failures can succeed tomorrow`() {
        for code in [44004, 44009] { #expect(Endpoint.createUser.remedy(for: code).contains("tomorrow")) }
    }
}
