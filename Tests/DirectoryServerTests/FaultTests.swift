import DirectoryServer
import Foundation
import Testing

struct FaultTests {
    @Test func `a fault is written as its kind, its rate and its time`() throws {
        #expect(try Fault("answer_lost 5%") == Fault(.answerLost, rate: 0.05))
        #expect(try Fault("latency 20% 50-500ms") == Fault(.latency, rate: 0.2, milliseconds: 50...500))
        #expect(try Fault("slow_page 100% 7ms") == Fault(.slowPage, rate: 1, milliseconds: 7...7))
        for text in ["", "nothing 5%", "cut", "cut 5", "cut 101%", "cut -1%", "latency 5% 9-1ms", "latency 5% x"] {
            #expect(throws: FaultError.self) { try Fault(text) }
        }
    }

    @Test func `a company file may ask for faults`() throws {
        let company = try CompanyFile(yaml: Company.yaml() + "\nfaults: [\"cut 5%\"]")
        #expect(company.faults == [Fault(.cut, rate: 0.05)])
        #expect(throws: CompanyFileError.self) { try CompanyFile(yaml: Company.yaml() + "\nfaults: [cut]") }
    }

    /// The codes of a hundred calls, 0 where nothing went wrong and -1 where the line broke.
    private func codes(_ fault: Fault, seed: UInt64) async throws -> [Int] {
        var codes: [Int] = []
        let configuration = DirectoryServerConfiguration(
            database: ":memory:",
            company: try Company.file(),
            rates: .off,
            faults: [fault],
            faultSeed: seed
        )
        let directory = try await EmbeddedDirectory.start(configuration)
        do {
            let caller = try await Caller.authorized(directory)
            for _ in 1...100 {
                do {
                    let answer = try await caller.get("/contact/v3/users/ada?user_id_type=user_id")
                    codes.append(answer.code ?? answer.status)
                } catch {
                    codes.append(-1)
                }
            }
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
        return codes
    }

    @Test(arguments: [
        (Fault(.cut, rate: 0.3), -1), (Fault(.serverError, rate: 0.3), 502), (Fault(.throttled, rate: 0.3), 99_991_400),
    ])
    func `strikes about as often as asked, and repeats with the same seed`(fault: Fault, code: Int) async throws {
        let first = try await codes(fault, seed: 7)
        let struck = first.filter { $0 == code }.count
        #expect((15...45).contains(struck) && first.filter { $0 == 0 }.count == 100 - struck)
        #expect(try await codes(fault, seed: 7) == first)
        #expect(try await codes(fault, seed: 8) != first)
    }

    @Test func `refuses a token that expired early, and another one works`() async throws {
        let codes = try await codes(Fault(.tokenExpired, rate: 1), seed: 1)
        #expect(Set(codes) == [99_991_663])
    }

    @Test(arguments: [(Fault.Kind.taskStuck, 2), (.taskFails, 10), (.taskEight, 8)])
    func `reports a task wrongly although its people exist`(kind: Fault.Kind, status: Int) async throws {
        try await withDirectory(faults: [Fault(kind, rate: 1)]) { directory in
            let caller = try await Caller.authorized(directory)
            let ticket = try await caller.post(
                "/contact/v2/user/batch_add",
                #"{"users":[{"name":"N","mobile":"13811111111","departments":["eng"]}]}"#
            )
            let id = try #require(ticket.data?["task_id"]?.text)
            try await directory.waitUntilTasksAreDone()
            let task = try await caller.get("/contact/v2/task/get?task_id=\(id)")
            #expect(task.data?["status"]?.number == status)
            #expect((task.data?["task_info"] != nil) == (kind == .taskEight))
        }
    }
}
