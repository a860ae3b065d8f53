import Foundation
import JobEngine
import JobLedger
import JobModel
import Testing

/// Why rows did not end as wished, as a summary and a status say it.
struct RunReasonTests {
    /// Rows 2 to 4 are refused with one code, row 5 with another, the others go in.
    private func wave() -> Wave {
        var wave = Wave()
        wave.rows = 6
        wave.change = {
            $0.safety.canary = 0
            $0.safety.stopAt = 1
        }
        return wave
    }

    private static func fault(_ seen: FaultyDirectory.Seen) -> FaultyDirectory.Fault? {
        guard seen.method == "POST", seen.path == "/contact/v3/users" else { return nil }
        for (code, numbers) in [(40001, 1...3), (40004, 4...4)] {
            for number in numbers where seen.body.contains("138000\(10_000 + number)") {
                return .answer(status: 400, json: #"{"code":\#(code),"msg":"refused"}"#)
            }
        }
        return nil
    }

    @Test func `reasons are grouped, the most frequent first, with rows and remedies`() async throws {
        let ends = try await wave().run(Self.fault)
        let summary = ends[0].summary
        #expect(summary.reasons.map(\.code) == ["40001", "40004"], "\(summary.reasons)")
        #expect(summary.reasons.map(\.rows) == [3, 1])
        #expect(summary.reasons.map(\.firstRows) == [[2, 3, 4], [5]])
        for reason in summary.reasons {
            #expect(reason.step == "people" && reason.outcome == "failed")
            #expect(reason.problem?.contains("POST /contact/v3/users") == true && reason.remedy?.isEmpty == false)
        }
        let total = summary.reasons.reduce(0) { $0 + $1.rows }
        #expect(total == summary.notWell)
        let json = try JSONEncoder().encode(summary)
        #expect(String(decoding: json, as: UTF8.self).contains(#""first_rows":[2,3,4]"#))
    }

    @Test func `the ledger tells the same reasons as the results, in the language wanted`() async throws {
        let box = Box()
        var wave = wave()
        wave.ended = { ledger, run in
            let status = try await RunHistory(ledger: ledger).status(of: run)
            let chinese = try await RunHistory(ledger: ledger).status(of: run, words: \.zh)
            await box.set(status.reasons ?? [], chinese.reasons ?? [])
        }
        let ends = try await wave.run(Self.fault)
        #expect(await box.english == ends[0].summary.reasons)
        #expect(await box.chinese.count == 2)
        for reason in await box.chinese { #expect(reason.problem?.contains("被拒绝") == true, "\(reason)") }
    }

    private actor Box {
        private(set) var english: [RunReason] = []
        private(set) var chinese: [RunReason] = []

        func set(_ english: [RunReason], _ chinese: [RunReason]) { (self.english, self.chinese) = (english, chinese) }
    }
}
