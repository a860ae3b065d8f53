import DirectoryServer
import Foundation
import TestSupport
import Testing

/// Faults that are switched in a directory, and stay so when it is served again.
struct FaultSwitchTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func texts(_ directory: EmbeddedDirectory) -> [String] { directory.faults.map(\.text) }

    private func control(_ directory: EmbeddedDirectory, _ body: String? = nil) async throws -> Caller.Response {
        try await Caller(port: directory.port, token: "stage", base: "/control")
            .send(body == nil ? "GET" : "POST", "/faults", body)
    }

    @Test(arguments: ["answer_lost 5%", "latency 20% 50-500ms", "slow_page 100% 200ms", "cut 0.125%", "task_eight 0%"])
    func `writes a fault as it is read`(text: String) throws {
        #expect(try Fault(text).text == text)
    }

    @Test func `a fault that is kept strikes in every later server, until all are forgotten`() async throws {
        try await withFolder { folder in
            let database = folder + "/directory.sqlite"
            try await withDirectory(database: database) { directory in #expect(texts(directory) == []) }
            try await EmbeddedDirectory.keep([Fault(.joinedTooOften, rate: 1)], inDatabase: database)
            #expect(
                try await EmbeddedDirectory.keptFaults(inDatabase: database)?.map(\.text) == ["joined_too_often 100%"]
            )
            try await withDirectory(database: database) { directory in
                let caller = try await Caller.authorized(directory)
                let person = #"{"name":"N","mobile":"13811111111","department_ids":["eng"],"employee_type":1}"#
                #expect(try await caller.post("/contact/v3/users\(Self.types)", person).code == 44004)
            }
            try await EmbeddedDirectory.keep(nil, inDatabase: database)
            #expect(try await EmbeddedDirectory.keptFaults(inDatabase: database) == nil)
            try await withDirectory(database: database) { directory in #expect(texts(directory) == []) }
        }
    }

    @Test func `a switch counts more than the company file, and an option of the command more than both`() async throws
    {
        try await withFolder { folder in
            let database = folder + "/directory.sqlite"
            let company = try CompanyFile(yaml: Company.yaml() + "\nfaults: [\"task_eight 5%\", \"stale_page 5%\"]")
            try await withDirectory(company, database: database) { directory in
                #expect(texts(directory) == ["stale_page 5%", "task_eight 5%"])
            }
            let kept = [Fault(.taskEight, rate: 0), Fault(.halfCreated, rate: 0.2)]
            try await EmbeddedDirectory.keep(kept, inDatabase: database)
            try await withDirectory(company, database: database) { directory in
                #expect(texts(directory) == ["stale_page 5%", "half_created 20%"])
            }
            let option = Fault(.taskEight, rate: 1)
            try await withDirectory(company, database: database, faults: [option]) { directory in
                #expect(texts(directory) == ["stale_page 5%", "half_created 20%", "task_eight 100%"])
            }
        }
    }

    @Test func `a control call changes them for this server, or for later ones too`() async throws {
        try await withFolder { folder in
            let database = folder + "/directory.sqlite"
            try await withDirectory(database: database, controlToken: "stage") {
                (directory: EmbeddedDirectory) async throws -> Void in
                #expect(try await control(directory, #"{"faults":["task_fails 5%"]}"#).status == 200)
                #expect(try await control(directory).body["faults"]?.items.compactMap(\.text) == ["task_fails 5%"])
                #expect(try await EmbeddedDirectory.keptFaults(inDatabase: database) == nil)
                #expect(try await control(directory, #"{"faults":["stale_page 50%"],"keep":true}"#).status == 200)
                #expect(texts(directory) == ["stale_page 50%"])
                await #expect(throws: DirectoryServerError.databaseInUse(database)) {
                    try await EmbeddedDirectory.keep(nil, inDatabase: database)
                }
                for wrong in [#"{"faults":["rain 5%"],"keep":true}"#, "{}", #"{"keep":false}"#] {
                    #expect(try await control(directory, wrong).status == 400, "\(wrong)")
                }
                #expect(texts(directory) == ["stale_page 50%"])
            }
            try await withDirectory(database: database, controlToken: "stage") {
                (directory: EmbeddedDirectory) async throws -> Void in
                #expect(texts(directory) == ["stale_page 50%"])
                #expect(try await control(directory, #"{"keep":true}"#).status == 200)
                #expect(texts(directory) == [])
            }
            #expect(try await EmbeddedDirectory.keptFaults(inDatabase: database) == nil)
        }
    }

    @Test(arguments: ["rain", #"["rain 5%"]"#, #"{"cut":1}"#])
    func `what no version writes is an error`(text: String) async throws {
        try await withFolder { folder in
            let database = folder + "/directory.sqlite"
            try await withDirectory(database: database) { _ in }
            try DatabaseFile.change(database, by: "UPDATE directory SET faults = '\(text)'")
            await #expect(throws: DirectoryServerError.self) {
                try await withDirectory(database: database) { _ in Issue.record("it must not start") }
            }
        }
    }

    @Test func `a directory that is not there keeps none`() async throws {
        try await withFolder { folder in
            await #expect(throws: DirectoryServerError.empty(folder + "/none.sqlite")) {
                try await EmbeddedDirectory.keep([], inDatabase: folder + "/none.sqlite")
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/none.sqlite"))
        }
    }
}
