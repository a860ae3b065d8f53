import Foundation
import JobModel
import TestSupport
import Testing

struct MetricsTests {
    /// The samples of a text in Prometheus' format, by series.
    private func samples(_ text: String) -> [String: Double] {
        var samples: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let space = line.lastIndex(of: " ") else { continue }
            samples[String(line[..<space])] = Double(line[line.index(after: space)...])
        }
        return samples
    }

    private struct Line: Decodable {
        var endpoint: String
        var code: Int?
        var attempt: Int
    }

    @Test func `counters agree with trace and ledger, without personal data`() async throws {
        try await withFolder { folder in
            let wave = GeneratedWave(rows: 40)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany(fault: "throttled 30%") { port in
                let job = try wave.write(to: folder, directory: "http://127.0.0.1:\(port)")
                let path = folder + "/wave.csv"
                try (String(contentsOfFile: path, encoding: .utf8) + "\n错,12345,,hq,X1,1\n")
                    .write(toFile: path, atomically: true, encoding: .utf8)
                let result = try await roster.run(
                    ["import", job, "--yes", "--json", "--trace", "trace.ndjson", "--metrics", "roster.prom"]
                )
                let summary = try Summary(result)
                let text = try String(contentsOfFile: folder + "/roster.prom", encoding: .utf8)
                let found = samples(text)
                for outcome in Outcome.allCases {
                    let counted = found["roster_rows_settled_total{outcome=\"\(outcome.rawValue)\"}"]
                    #expect(counted == Double(summary.count(outcome)), "\(outcome): \(text)")
                }
                #expect(summary.count(.created) == 40 && summary.count(.invalid) == 1, "\(result.err)")

                let trace = try String(contentsOfFile: folder + "/trace.ndjson", encoding: .utf8)
                let lines = try trace.split(separator: "\n").map {
                    try JSONDecoder().decode(Line.self, from: Data($0.utf8))
                }
                let byAnswer = Dictionary(grouping: lines) {
                    "roster_requests_total{endpoint=\"\($0.endpoint)\",answer=\"\($0.code ?? -1)\"}"
                }
                for (series, lines) in byAnswer { #expect(found[series] == Double(lines.count), "\(series)") }
                let creates = lines.filter { $0.endpoint == "createUser" }
                #expect(found["roster_answer_seconds_count{endpoint=\"createUser\"}"] == Double(creates.count))
                #expect(found["roster_answer_seconds_sum{endpoint=\"createUser\"}"] ?? 0 > 0)
                let again = lines.count { $0.attempt > 1 }
                #expect(again > 0 && found["roster_requests_again_total{cause=\"99991400\"}"] == Double(again))
                #expect(found["roster_ledger_transaction_seconds_count"] ?? 0 > 0)
                for secret in ["人员", "13800021001", "g1001@", "G1001", "Bearer", "an-example-secret"] {
                    #expect(!text.contains(secret))
                }
            }
        }
    }

    @Test func `reports metrics that cannot be written before anything is sent`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 1).write(to: folder)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run("import", job, "--yes", "--metrics", "nowhere/roster.prom")
            #expect(result.status == 1 && result.err.contains("nowhere/roster.prom"), "\(result.err)")
            #expect(try await roster.employees() == GeneratedWave.before)
        }
    }
}
