import CSVStream
import ContactAPI
import DirectoryClient
import DirectoryServer
import JobEngine
import JobFiles
import JobModel
import JobSession
import SQLiteLedger
import Testing
import Workbooks

struct ExitStatusErrorTests {
    private static func refused(_ code: Int, _ endpoint: Endpoint = .usersOfDepartment) -> any Error {
        DirectoryFailure(
            error: .refused(endpoint, code: code, msg: "no", logID: nil, status: 400),
            attempts: []
        )
    }

    @Test(arguments: [
        (refused(99_991_672) as any Error, JobEngine.ExitStatus.credentials),
        (refused(10014, .tenantAccessToken), .credentials), (refused(40004), .credentials),
        (refused(99_991_400), .limitsOrNetwork), (refused(99_991_403), .limitsOrNetwork),
        (DirectoryError.noResponse(.scopes, afterSending: false, reason: .other("x")), .limitsOrNetwork),
        (DirectoryError.badAddress("x", .scheme), .usage), (ConnectionError.noSecret, .credentials),
        (LedgerError.noSuchRun("x"), .usage), (LedgerError.diskFull, .unexpected),
        (CSVStreamError.empty(path: "x"), .nothingSent), (WorkbookError.encrypted(path: "x"), .nothingSent),
        (TabError.notAWorkbook(path: "x", asked: "y"), .nothingSent), (JobFileError.missing(path: "x"), .usage),
        (CancellationError(), .interrupted), (UsageError.formOfImport(run: "x"), .usage),
        (UsageError.otherDirectory("x", "y"), .usage), (CompanyFileError.noApp, .usage),
    ])
    func `the error that stops a command decides its exit status`(error: any Error, status: JobEngine.ExitStatus) {
        #expect(JobEngine.ExitStatus(error) == status)
    }
}
