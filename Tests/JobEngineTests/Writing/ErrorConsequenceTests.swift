import ContactAPI
import DirectoryClient
import Testing

@testable import JobEngine

struct ErrorConsequenceTests {
    private static func refused(_ endpoint: Endpoint, _ code: Int, status: Int = 400) -> DirectoryError {
        .refused(endpoint, code: code, msg: "no", logID: nil, status: status)
    }

    @Test(arguments: [
        refused(.createUser, 99_991_672), refused(.createUser, 99_991_663), refused(.tenantAccessToken, 10014),
        // Codes that would blame a row, or leave it unclear, anywhere else.
        refused(.tenantAccessToken, 987_654), refused(.tenantAccessToken, 41001),
    ])
    func `stops the run without a permission or a token, and no row fails`(error: DirectoryError) {
        #expect(ErrorConsequence(error) == .stops(.credentials(error)))
    }

    @Test func `a question that was called off by a stop is no fault of the network`() {
        let error = DirectoryError.noResponse(.batchAddUsers, afterSending: false, reason: .calledOff)
        #expect(ErrorConsequence(error) == .stops(.interrupted))
    }

    @Test(arguments: [
        refused(.createUser, 99_991_400), refused(.createUser, 99_991_403), refused(.tenantAccessToken, 99_991_403),
        .noResponse(.scopes, afterSending: true, reason: .other("x")),
        .noResponse(.createUser, afterSending: false, reason: .other("x")),
        .endlessList(.usersOfDepartment), .cutList(.scopes), .tooManyCalls(.scopes, announced: 1),
    ])
    func `stops the run for limits, quotas and network errors`(error: DirectoryError) {
        #expect(ErrorConsequence(error) == .stops(.limitsOrNetwork(error)))
    }

    @Test(arguments: [
        (refused(.createUser, 41001), ErrorConsequence.refused(isForToday: false)),
        (refused(.createUser, 987_654), .refused(isForToday: false)),
        (refused(.createUser, 44004), .refused(isForToday: true)), (refused(.createUser, 44055), .defect),
        (refused(.createUser, 2200), .uncertain), (refused(.patchUser, 987_654, status: 500), .uncertain),
        (.noResponse(.createUser, afterSending: true, reason: .other("x")), .uncertain),
        (.doubtful(.patchDepartment, .noSubject), .uncertain),
    ])
    func `other errors affect their request only`(error: DirectoryError, consequence: ErrorConsequence) {
        #expect(ErrorConsequence(error) == consequence)
    }
}
