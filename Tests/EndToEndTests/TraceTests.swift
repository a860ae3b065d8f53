import Foundation
import TestSupport
import Testing

struct TraceTests {
    private struct Line: Decodable {
        var at: Double
        var endpoint: String
        var attempt: Int
        var status: Int?
        var code: Int?
        var logId: String?
        var waitMs: Double
        var answerMs: Double
    }

    private struct Timed: Decodable {
        struct Time: Decodable {
            var seconds: Double
            var requests: Int
            var answersSeconds: Double
            var ledgerSeconds: Double
            var again: [String: Int]
        }
        var time: Time
    }

    private let decoder = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }()

    @Test func `a trace has every request with its times, and no personal data`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 40)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: "throttled 10%") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let result = try await roster.run("import", job, "--yes", "--json", "--trace", "trace.ndjson")
                #expect(try Summary(result).exit == 0, "\(result.err)")
                let text = try String(contentsOfFile: folder + "/trace.ndjson", encoding: .utf8)
                let lines = try text.split(separator: "\n").map { try decoder.decode(Line.self, from: Data($0.utf8)) }
                let creates = lines.filter { $0.endpoint == "createUser" }
                #expect(creates.filter { $0.code == 0 }.count == 40)
                #expect(creates.filter { $0.attempt > 1 }.count == creates.filter { $0.code == 99_991_400 }.count)
                #expect(lines.allSatisfy { $0.answerMs > 0 && $0.waitMs >= 0 && $0.logId != nil && $0.at > 1e9 })
                for secret in ["人员", "13800021001", "g1001@", "G1001", "Bearer", "an-example-secret"] {
                    #expect(!text.contains(secret))
                }
                let mode = try FileManager.default.attributesOfItem(atPath: folder + "/trace.ndjson")[.posixPermissions]
                #expect(mode as? Int == 0o600)

                let time = try decoder.decode(Timed.self, from: Data(result.out.utf8)).time
                // What was asked while the plan was made is in the trace alone.
                #expect(time.requests <= lines.count && time.requests >= creates.count && time.seconds > 0)
                #expect(time.answersSeconds > 0 && time.ledgerSeconds > 0)
                #expect(result.err.contains("requests; of the waiting"), "\(result.err)")
            }
        }
    }

    @Test func `reports a trace that cannot be written, and does not stop the run`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 5).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let full = try await roster.run("import", job, "--yes", "--json", "--trace", "/dev/full")
            #expect(try Summary(full).exit == 0 && full.err.contains("/dev/full"), "\(full.err)")
            let nowhere = try await roster.run("import", job, "--yes", "--trace", "nowhere/trace")
            #expect(nowhere.status == 1 && nowhere.err.contains("nowhere/trace"), "\(nowhere)")
        }
    }
}
