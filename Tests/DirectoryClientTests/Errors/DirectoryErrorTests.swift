import ContactAPI
import DirectoryClient
import JobModel
import Testing
import Wording

struct DirectoryErrorTests {
    @Test(arguments: [
        (Endpoint.createUser, 40003, 400, NextStep.readBack), (.getUser, 40003, 400, .sendAgain),
        (.batchAddUsers, 40006, 400, .readBack), (.task, 40006, 400, .sendAgain), (.createUser, 2200, 500, .readBack),
        (.patchUser, 2200, 500, .sendAgain), (.createUser, 77777, 400, .failRow), (.createUser, 77777, 502, .readBack),
        (.getUser, 77777, 502, .sendAgain), (.createUser, 41001, 400, .failRow),
    ])
    func `decides by endpoint, code and certainty`(endpoint: Endpoint, code: Int, status: Int, next: NextStep) {
        #expect(DirectoryError.refused(endpoint, code: code, msg: "", logID: nil, status: status).next == next)
    }

    @Test(arguments: [
        (Endpoint.createUser, true, NextStep.readBack), (.createUser, false, .sendAgain), (.patchUser, true, .readBack),
        (.batchAddUsers, true, .readBack), (.getUser, true, .sendAgain), (.lookUpUsers, true, .sendAgain),
        (.task, true, .sendAgain),
    ])
    func `reads back only a write that was sent`(endpoint: Endpoint, afterSending: Bool, next: NextStep) {
        #expect(DirectoryError.noResponse(endpoint, afterSending: afterSending, reason: .empty).next == next)
    }

    @Test(arguments: [302, 400, 401, 402, 403, 404, 405, 407, 413, 418, 421, 431, 451])
    func `a refusal by a proxy fails no row, and a write can have happened`(status: Int) {
        for endpoint in Endpoint.allCases {
            let error =
                status == 302
                ? DirectoryError.redirected(endpoint, status: status)
                : .unreadable(endpoint, status: status, reason: .webPage)
            let isWrite = [
                Endpoint.createUser, .patchUser, .createDepartment, .patchDepartment, .batchAddUsers,
                .batchAddDepartments,
            ].contains(endpoint)
            #expect(error.next == (isWrite ? .readBack : .stopForQuota) && error.isFromAnotherServer)
        }
    }

    @Test(arguments: [200, 204, 408, 500, 502, 503, 504])
    func `sends temporary failures again, or reads them back`(status: Int) {
        let error = DirectoryError.unreadable(.getUser, status: status, reason: .empty)
        #expect(error.next == .sendAgain && !error.isFromAnotherServer)
        #expect(DirectoryError.unreadable(.createUser, status: status, reason: .empty).next == .readBack)
    }

    @Test func `shows an unknown code completely`() {
        let error = DirectoryError.refused(.createUser, code: 77777, msg: "odd", logID: "L1", status: 400)
        #expect(["77777", "odd", "L1"].allSatisfy(error.problem.en.contains))
    }

    @Test(arguments: [
        DirectoryError.throttled(reset: .seconds(3)),
        .refused(.createUser, code: 41001, msg: "", logID: nil, status: 400),
        .noResponse(.createUser, afterSending: true, reason: .other("r")),
        .noResponse(.getUser, afterSending: true, reason: .other("r")),
        .noResponse(.getUser, afterSending: false, reason: .other("r")),
        .unreadable(.createUser, status: 502, reason: .other("r")),
        .redirected(.createUser, status: 302), .endlessList(.jobTitles), .cutList(.jobTitles),
        .tooManyCalls(.jobTitles, announced: 3), .limitTooFar(.jobTitles, seconds: 1e9),
        .unreadable(.createUser, status: 451, reason: .other("r")), .redirected(.getUser, status: 302),
        .badAddress("a", .unreadable),
        .badAddress("a", .scheme), .badAddress("a", .path), .badAddress("a", .credentials),
        .badAddress("a", .plainText),
    ])
    func `every problem has a remedy`(error: DirectoryError) {
        #expect(!error.problem.en.isEmpty && !error.problem.en.hasSuffix("."))
        #expect(error.remedy.en.hasSuffix("."))
    }
}
