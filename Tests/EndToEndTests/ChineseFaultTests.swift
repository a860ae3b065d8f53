import ContactAPI
import Foundation
import Glibc
import JobModel
import JobSession
import LocalFiles
import Synchronization
import TestSupport
import Testing

/// What goes wrong on the way to the directory and on this machine, told in Chinese without a word of English.
///
/// Every case shows by what is said that the fault has struck.
@Suite(.serialized)
struct ChineseFaultTests {
    /// A fault of the served directory, how the import ends, and what is said then by it or by the log of its first row.
    private static let served: [(fault: String, statuses: Set<Int32>, evidence: String)] = [
        ("answer_lost 100%", [0], "无应答"), ("cut 100%", [8], "应答中断"), ("server_error 100%", [8], "应答是网页"),
        ("throttled 100%", [8], "目录提示请求过于频繁"), ("token_expired 100%", [7], "错误码 99991663"),
        ("joined_too_often 100%", [4, 6], "错误码 44004"), ("account_failed 100%", [0, 4, 5], "错误码 41027"),
    ]

    @Test(arguments: served.indices)
    func `what the served directory does wrong`(place: Int) async throws {
        let (fault, statuses, evidence) = Self.served[place]
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let screen = ChineseScreen(roster: roster)
            try await roster.servingCompany(fault: fault) { port in
                let address = "http://127.0.0.1:\(port)"
                _ = try GeneratedWave(rows: 12).write(to: folder, directory: address)
                let imported = try await screen.run("import wave.yaml --yes", ends: statuses)
                let log = try await screen.run("log last --row 2", ends: [0, 2])
                #expect((imported.err + imported.out + log.out).contains(evidence), "\(imported) \(log)")
                try await screen.run("doctor --directory \(address)", ends: [0, 3, 7, 8])
                for command in ["status last", "resolve last", "retry last --yes", "runs"] {
                    try await screen.run(command, ends: Set(0...8))
                }
            }
        }
    }

    /// What a call is answered with, how the import ends, and what is said then.
    private static let answers: [(endpoint: Endpoint, fault: LaxFault, statuses: Set<Int32>, evidence: String)] = [
        (.createUser, .refuse(status: 400, #"{"code":43008,"msg":"x"}"#), [6], "已停止：判定停止时已尝试 5 行，其中 5 行以 43008 失败"),
        (.createUser, .refuse(status: 400, #"{"code":77777,"msg":"出错了"}"#), [6], "本版本的 Roster 不认识该错误码"),
        (.createUser, .refuse(status: 403, #"{"code":99991672,"msg":"x"}"#), [7], "错误码 99991672"),
        (.createUser, .refuse(status: 400, #"{"code":99991663,"msg":"x"}"#), [7], "错误码 99991663"),
        (.createUser, .refuse(status: 403, "<html>no</html>"), [8], "应答是网页"),
        (.createUser, .refuse(status: 302, ""), [8], "指向了别处"),
        (.childDepartments, .more(.missing), [8], "的列表不完整"), (.usersOfDepartment, .more(.same), [8], "的分页没有尽头"),
        (.childDepartments, .say(#"{"code":0}"#), [8], "应答中没有所要的内容"),
        (.childDepartments, .say("hello"), [8], "应答不是 JSON"),
        (.tenantAccessToken, .say(#"{"code":0}"#), [7, 8], "应答中没有令牌"),
        (.scopes, .refuse(status: 403, #"{"code":99991672,"msg":"x"}"#), [0, 4, 6, 7], ""),
    ]

    @Test(arguments: answers.indices)
    func `answers that a directory should not give`(place: Int) async throws {
        let (endpoint, fault, statuses, evidence) = Self.answers[place]
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            // The names of its employee types.
            let screen = ChineseScreen(roster: roster, words: ["Type"])
            let state = LaxState(people: (1...60).map(LaxState.person))
            try await LaxDirectory.run(state) {
                $0.endpoint == endpoint ? fault : nil
            } body: { directory in
                try Self.write(folder, directory.address)
                try await screen.run("import people.yaml --yes", ends: statuses, says: evidence)
                try await screen.run("doctor --directory \(directory.address)", ends: [0, 3, 7, 8])
                for command in ["status last", "log last --row 2", "resume last --yes", "retry last --yes"] {
                    try await screen.run(command, ends: Set(0...8))
                }
                #expect(directory.calls.contains { $0.endpoint == endpoint })
            }
        }
    }

    /// Ten people, of whom the first has a number alone, by which people are walked to.
    private static func write(_ folder: String, _ address: String) throws {
        let rows = (1...10).map { "人\($0),138000400\(10 + $0),d1,L\($0),1" }
        try (["name,mobile,department_ids,employee_no,employee_type"] + rows).joined(separator: "\n")
            .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
        try """
        job: lax
        kind: import
        directory: \(address)
        submit: single
        steps: [{ subject: people, source: people.csv, match: employee_no, mode: upsert }]
        limits: { rates: off, workers: 1 }
        safety: { canary: 5 }
        """.write(toFile: folder + "/people.yaml", atomically: true, encoding: .utf8)
    }

    @Test func `a lost answer that nothing proves, resolved and retried`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            let screen = ChineseScreen(roster: roster)
            let isBroken = Atomic(true)
            try await LaxDirectory.run(LaxState(people: (1...60).map(LaxState.person))) { call in
                guard isBroken.load(ordering: .relaxed) else { return nil }
                switch call.endpoint {
                case .createUser: return .lose
                case .lookUpUsers where call.earlier > 0: return .refuse(status: 502, "<html>")
                default: return nil
                }
            } body: { directory in
                try Self.write(folder, directory.address)
                let imported = try await screen.run("import people.yaml --yes", ends: [5, 6, 8])
                try await screen.run("status last", ends: [0])
                let resolved = try await screen.run("resolve last", ends: [5, 8])
                let said = imported.out + resolved.out + imported.err + resolved.err
                #expect(said.contains("没有应答可以证明") || said.contains("结果未知"), "\(said)")
                let sheets = try Self.failed(in: folder)
                #expect(sheets.contains { $0.contains("请求可能已执行，但没有应答可以证明") }, "\(sheets)")
                try screen.read(sheets)
                isBroken.store(false, ordering: .relaxed)
                try await screen.run("resume last --yes", ends: [0])
                try await screen.run("retry last --yes", ends: [0])
            }
        }
    }

    /// What all `failed.csv` say to people.
    private static func failed(in folder: String) throws -> [String] {
        var texts: [String] = []
        let enumerator = FileManager.default.enumerator(atPath: folder)
        while let name = enumerator?.nextObject() as? String {
            guard name.hasSuffix("failed.csv") else { continue }
            let sheet = try Sheet(folder + "/" + name)
            texts += sheet.column("roster_problem") + sheet.column("roster_remedy")
        }
        return texts
    }

    @Test func `a run that is killed, and a ledger that is full, damaged and salvaged`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave().write(to: folder, limits: "rates: documented, batch_rate: 2/s")
            let roster = RosterCommand(folder: folder)
            // Tables of the ledger.
            let screen = ChineseScreen(roster: roster, words: ["run", "step", "row", "plan", "attempt", "file"])
            try await screen.run("runs", ends: [0])
            let line = "import \(job) --yes"
            try await screen.run(line, ends: [137], disturbed: .signal(SIGKILL, onceSaid: "people 的行"))
            try await screen.run("status last", ends: [0])
            try await screen.run("import \(job)", ends: [2], says: "尚未结束")
            try await screen.run("retry last --yes", ends: [2], says: "尚未结束")
            let interrupted = RosterCommand.Disturbance.signal(SIGINT, onceSaid: "people 的行")
            try await screen.run("resume last --yes", ends: [130], says: "下一步", disturbed: interrupted)
            try await screen.run("resume last --yes", ends: [1, 8], says: "磁盘", disturbed: .fileLimit(kibibytes: 500))
            let ledger = folder + "/state/roster/ledger.sqlite"
            try Self.damage(ledger, at: 0.5)
            try await screen.run("ledger salvage", ends: [0, 1, 4], says: "账本")
            for command in ["runs", "status last", "results last"] { try await screen.run(command, ends: Set(0...4)) }
            try Self.damage(ledger, at: 0)
            try await screen.run("runs", ends: [1], says: "已损坏")
            try await screen.run("ledger salvage", ends: [1], says: "损坏严重")
        }
    }

    /// Overwrites twelve kilobytes after the header, from that part of the file on.
    private static func damage(_ path: String, at part: Double) throws {
        for end in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + end)  // They may not be there.
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: max(1, UInt64(Double(size) * part) / 4096) * 4096)
        try file.write(contentsOf: Data(repeating: 0x5A, count: 12_288))
        try file.close()
    }

    @Test func `stored limits that reach too far`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let screen = ChineseScreen(roster: roster)
            let company = Project.folder + "/templates/company.yaml"
            try await roster.serving("--database", Served.database, "--company", company, "--rates", "off") { port in
                let address = "http://127.0.0.1:\(port)"
                _ = try GeneratedWave(rows: 3).write(to: folder, directory: address, limits: "rates: documented")
                let now = BootTimestamp.now.bootSeconds
                try await StateStores.rates(in: folder + "/state/roster").block(
                    endpoint: Endpoint.createUser.rawValue,
                    account: "\(address) cli_example",
                    until: now + 1e9,
                    now: now
                )
                try await screen.run("import wave.yaml --yes", ends: [8], says: "保存的限流状态")
            }
        }
    }
}
