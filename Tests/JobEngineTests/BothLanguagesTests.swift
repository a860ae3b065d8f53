import CSVStream
import ContactAPI
import DirectoryClient
import JobEngine
import JobFiles
import JobModel
import JobSession
import SQLiteLedger
import SQLiteTables
import Testing
import Wording
import Workbooks

/// Every error that stops a command says in Chinese what it says in English.
struct BothLanguagesTests {
    private static let values = ["V-1", "V-2", "V-3", "41"]
    private static let words = LocalizedText(en: "en V-2", zh: "中 V-2")
    private static let finding = Finding(code: "x", problem: words, remedy: words)

    // Each list ends in a switch that stops the build where a case is added and not tried.
    private static let engine: [EngineError] = {
        let all: [EngineError] = [
            .fileRefused(file: "V-1", findings: [finding]), .notAnImport(job: "V-1"), .runStillOpen("V-1"),
            .runHasEnded("V-1"), .nothingToRetry("V-1"), .unmatchedInput(file: "V-1", missing: ["V-2"]),
            .nothingJoins(file: "V-1"), .noExport(folder: "V-1"),
            .otherDirectory(run: "V-1", was: "V-2", is: "V-3"), .otherCompany(run: "V-1", directory: "V-2"),
            .noSuchStep(run: "V-1", step: "V-2", steps: ["V-3"]), .noSuchRow(run: "V-1", row: 41),
            .planUnreadable("V-1", reason: words), .inputTooLong(source: words, limit: "V-3"),
            .drifted("V-1", [.sheet("V-2")]),
            .neverSent("V-1"), .jobLost("V-1"), .notAnExport(job: "V-1"),
            .unconfirmed("V-1"), .stepsMissing("V-1", planned: 40, of: 41),
            .resultsUnwritten("V-1", isComplete: true, reason: words),
            .resultsUnwritten("V-1", isComplete: false, reason: words), .exportIsWritten("V-1", folder: "V-2"),
        ]
        for error in all {
            switch error {
            case .fileRefused, .notAnImport, .notAnExport, .runStillOpen, .runHasEnded, .nothingToRetry,
                .unmatchedInput,
                .nothingJoins, .noExport, .otherDirectory, .otherCompany, .noSuchStep, .noSuchRow, .planUnreadable,
                .drifted, .inputTooLong, .neverSent, .jobLost, .unconfirmed, .stepsMissing, .resultsUnwritten,
                .exportIsWritten:
                break
            }
        }
        return all
    }()

    private static let files: [any ExplainedError] = {
        let job: [JobFileError] = [
            .missing(path: "V-1"), .unreadable(path: "V-1", reason: words), .notYAML(path: "V-1", reason: words),
            .invalid(path: "V-1", problems: [.init(line: 41, text: words)]),
        ]
        let output: [OutputError] = [
            .cannotWrite(path: "V-1", reason: words), .standardOutput(reason: "V-2"),
            .countsDiffer(step: "V-1", records: 41, counted: 40),
        ]
        for error in job {
            switch error {
            case .missing, .unreadable, .notYAML, .invalid: break
            }
        }
        for error in output {
            switch error {
            case .cannotWrite, .standardOutput, .countsDiffer: break
            }
        }
        return job + output
    }()

    private static let sheets: [CSVStreamError] = {
        let all: [CSVStreamError] = [
            .missing(path: "V-1"), .directory(path: "V-1"), .noPermission(path: "V-1"),
            .readFailed(path: "V-1", reason: "V-2"),
            .writeFailed(path: "V-1", reason: LocalizedText(en: "V-2", zh: "V-2")), .exists(path: "V-1"),
            .empty(path: "V-1"), .changed(path: "V-1"), .spreadsheet(path: "V-1", kind: words), .notText(path: "V-1"),
            .unknownEncoding(path: "V-1", candidates: []),
            .unknownEncoding(path: "V-1", candidates: [EncodingCandidate(name: "V-2", sample: "V-3")]),
            .unsupportedEncoding(name: "V-1"), .notInEncoding(value: "V-1", encoding: "V-2"),
            .noHeaderRow(path: "V-1", row: 41), .lockFile(path: "V-1"),
        ]
        for error in all {
            switch error {
            case .missing, .directory, .noPermission, .readFailed, .writeFailed, .exists, .empty, .spreadsheet,
                .notText, .unknownEncoding, .unsupportedEncoding, .notInEncoding, .noHeaderRow, .changed, .lockFile:
                break
            }
        }
        return all
    }()

    private static let exports: [any ExplainedError] = {
        let choices: [ExportChoiceError] = [
            .unknownField("V-1", of: .people, near: "V-2"), .unknownField("V-1", of: .departments, near: nil),
            .fieldTwice("V-1", of: .people), .conditionTwice("V-1"), .noFields(of: .departments),
            .unknownDepartment("V-1", near: "V-2"),
            .ambiguousDepartment("V-1", ids: ["V-2", "V-3"]), .encodingNotOfFormat(.xlsx),
            .departments([.unknownDepartment("V-1", near: nil), .ambiguousDepartment("V-2", ids: ["V-3"])]),
            .malformedDate("V-1", of: "V-2"), .reversedDates("V-1", of: "V-2"),
            .unreadableValue(
                field: "V-1",
                problem: LocalizedText(en: "'V-2' is none", zh: "“V-2”无效"),
                remedy: LocalizedText(en: "Write another one.", zh: "请改写。")
            ),
        ]
        let tables: [SQLiteTableError] = [
            .exists(path: "V-1"), .writeFailed(path: "V-1", reason: LocalizedText(said: "disk I/O error")),
            .unreadable(path: "V-1", reason: LocalizedText(said: "disk I/O error")),
        ]
        for error in choices {
            switch error {
            case .unknownField, .fieldTwice, .noFields, .unknownDepartment, .ambiguousDepartment, .departments,
                .malformedDate, .reversedDates, .unreadableValue, .encodingNotOfFormat, .conditionTwice:
                break
            }
        }
        for error in tables {
            switch error {
            case .exists, .writeFailed, .unreadable: break
            }
        }
        return choices + tables
    }()

    private static let tabs: [TabError] = {
        let list = TabList([
            Tab(name: "V-3", number: 1), Tab(name: "V-2", number: 41, visibility: .hidden),
            Tab(name: "x", number: 3, visibility: .veryHidden), Tab(name: "y", number: 4, kind: .chart),
        ])
        let all: [TabError] = [
            .notAWorkbook(path: "V-1", asked: "V-2"), .noSuchTab(path: "V-1", asked: "V-2", tabs: list),
            .severalTabs(path: "V-1", asked: "V-2", tabs: list), .noCells(path: "V-1", asked: "V-2", tabs: list),
            .noneVisible(path: "V-1", tabs: list), .noneMatches(path: "V-1", tabs: list),
            .tie(path: "V-1", tied: ["V-2", "V-3"], tabs: list),
        ]
        for error in all {
            switch error {
            case .notAWorkbook, .noSuchTab, .severalTabs, .noCells, .noneVisible, .noneMatches, .tie: break
            }
        }
        return all
    }()

    private static let ledger: [LedgerError] = {
        let all: [LedgerError] = [
            .cannotOpen(path: "V-1", reason: "V-2"), .damaged(path: "V-1"), .diskFull, .busy, .failed(reason: "V-1"),
            .noSuchRun("last"), .noSuchRun("V-1"), .owned(run: "V-1"), .replaced(run: "V-1"),
            .illegal(line: 41, from: "V-1", change: "V-2"),
            .limitsDamaged(path: "V-1"), .newer(path: "V-1"), .unsalvageable(path: "V-1"),
            .gone(path: "V-1", runs: 41), .gone(path: "V-1", runs: 0), .logMissing(path: "V-1", runs: 41),
            .notOurs(path: "V-1"), .illegalRun("V-1", from: "V-2", to: "V-3", reason: "x"),
            .illegalRun("V-1", from: "V-2", to: nil, reason: "x"),
        ]
        let ofDatabase = database.map { LedgerError.database($0, at: "V-1") }
        for error in all + ofDatabase {
            switch error {
            case .database: break
            case .cannotOpen, .damaged, .diskFull, .busy, .failed, .noSuchRun, .owned, .replaced, .illegal, .illegalRun,
                .limitsDamaged, .newer, .unsalvageable,
                .gone, .logMissing, .notOurs:
                break
            }
        }
        return all + ofDatabase
    }()

    private static let database: [DatabaseProblem] = {
        let all: [DatabaseProblem] = [
            .badAddress, .unreachable(reason: "V-2"), .noPassword, .rejected(reason: "V-2"), .encryption(reason: "V-2"),
            .noDatabase(reason: "V-2"), .noRights(reason: "V-2"), .tooOld(version: "V-2"), .encoding("V-2"), .newer,
            .readOnly, .full, .tooManyConnections, .slow, .lostAtCommit, .failed(reason: "V-2"),
            .noService(reason: "V-2"), .replaced(reason: "V-2"),
        ]
        for problem in all {
            switch problem {
            case .badAddress, .unreachable, .noPassword, .rejected, .encryption, .noDatabase, .noRights, .tooOld,
                .encoding, .newer, .readOnly, .full, .tooManyConnections, .slow, .lostAtCommit, .failed, .noService,
                .replaced:
                break
            }
        }
        return all
    }()

    private static let places: [any ExplainedError] = {
        let copies: [LedgerCopyError] = [
            .mayBeWritten(run: "V-1"), .samePlace, .noLedger(path: "V-1"), .unfaithful(run: "V-1", table: "V-2"),
        ]
        let configurations: [ConfigurationError] = [
            .missing(path: "V-1"), .unreadable(path: "V-1"),
            .invalid(path: "V-1", problems: [.init(line: 41, text: LocalizedText(said: "x"))]),
            .notYAML(.notYAML(path: "V-1", reason: LocalizedText(said: "x"))),
        ]
        for error in copies {
            switch error {
            case .samePlace, .noLedger, .mayBeWritten, .unfaithful: break
            }
        }
        for error in configurations {
            switch error {
            case .missing, .unreadable, .invalid, .notYAML: break
            }
        }
        return copies + configurations
    }()

    private static let connection: [ConnectionError] = {
        let all: [ConnectionError] = [
            .noAppID, .noSecret, .secretNotFor(host: "V-1"), .secretFileReadable(path: "V-1"),
            .secretFile(path: "V-1", reason: words),
        ]
        for error in all {
            switch error {
            case .noAppID, .noSecret, .secretNotFor, .secretFile, .secretFileReadable: break
            }
        }
        return all
    }()

    private static let directory: [DirectoryError] = {
        let all: [DirectoryError] = [
            .throttled(reset: .seconds(41)),
            .refused(.createUser, code: 41, msg: "V-1", logID: "V-2", status: 400),
            .refused(.createUser, code: 41001, msg: "", logID: nil, status: 400),
            .noResponse(.createUser, afterSending: true, reason: .timeout),
            .noResponse(.getUser, afterSending: false, reason: .connectionRefused),
            .unreadable(.getUser, status: 41, reason: .webPage), .unreadable(.createUser, status: 502, reason: .empty),
            .doubtful(.createUser, .keysMissing(41, of: 50)), .redirected(.getUser, status: 302),
            .redirected(.createUser, status: 302), .endlessList(.childDepartments), .cutList(.childDepartments),
            .tooManyCalls(.usersOfDepartment, announced: 41), .limitTooFar(.createUser, seconds: 147_600),
            .badAddress("V-1", .unreadable), .badAddress("V-1", .scheme), .badAddress("V-1", .path),
            .badAddress("V-1", .credentials), .badAddress("V-1", .plainText),
        ]
        for error in all {
            switch error {
            case .throttled, .refused, .noResponse, .unreadable, .doubtful, .redirected, .endlessList, .cutList,
                .tooManyCalls, .limitTooFar, .badAddress:
                break
            }
        }
        return all
    }()

    private static var all: [any ExplainedError] {
        engine + files + sheets + exports + tabs + ledger + places + connection + directory
    }

    @Test func `every error says the same values in both languages`() {
        for error in Self.all {
            for words in [error.problem, error.remedy] {
                #expect(words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(words)")
                #expect(words.zh != words.en && !words.zh.contains("。。"), "\(words)")
                for value in Self.values {
                    #expect(words.en.contains(value) == words.zh.contains(value), "\(value): \(words)")
                }
                // What is typed is the same in every language.
                for command in words.en.matches(of: /`(roster [a-z]+)/).map({ String($0.output.1) }) {
                    #expect(words.zh.contains(command), "\(command): \(words)")
                }
            }
        }
    }

    @Test(arguments: [
        "database or disk is full", "disk I/O error", "attempt to write a readonly database", "database is locked",
        "database disk image is malformed", "unable to open database file",
    ])
    func `what a database says of a failure is said in Chinese too`(said: String) {
        let words = SQLiteTableError.writeFailed(path: "V-1", reason: LocalizedText(said: said)).problem
        #expect(words.en.contains(said) && words.zh.contains("（\(said)）"), "\(words)")
    }

    @Test func `every outcome has a word in both languages`() {
        for outcome in Outcome.allCases { #expect(outcome.words.en != outcome.words.zh) }
    }
}
