import CoreMetrics
import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing
import Wording

struct MetricsFileTests {
    @Test func `writes counters, timers and levels as Prometheus reads them`() async throws {
        try await withFolder { folder in
            let path = folder + "/roster.prom"
            let file = try MetricsFile(path: path)
            let requests = Counter(label: "requests", dimensions: [("answer", "a\"b\\c\nd")], factory: file)
            requests.increment(by: 3)
            // The same series, asked for once more.
            Counter(label: "requests", dimensions: [("answer", "a\"b\\c\nd")], factory: file).increment()
            Counter(label: "requests", dimensions: [("answer", "0")], factory: file).increment()
            let timer = Timer(label: "wait seconds", factory: file)
            timer.recordNanoseconds(1_500_000_000)
            timer.recordNanoseconds(500_000_000)
            Gauge(label: "level", factory: file).record(2.5)
            file.write()
            #expect(
                try String(contentsOfFile: path, encoding: .utf8) == """
                    # TYPE level gauge
                    level 2.5
                    # TYPE requests_total counter
                    requests_total{answer="0"} 1
                    requests_total{answer="a\\"b\\\\c\\nd"} 4
                    # TYPE wait_seconds summary
                    wait_seconds_count 2
                    wait_seconds_sum 2.0

                    """
            )
            // The file was replaced whole, and nothing is left beside it.
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["roster.prom"])
        }
    }

    @Test func `reports a file that cannot be written before anything is done`() {
        #expect(throws: OutputError.self) { try MetricsFile(path: "/nowhere/roster.prom") }
    }

    @Test func `reports at the end a file that can no longer be written, and stops nothing`() async throws {
        let file = try await withFolder { folder in try MetricsFile(path: folder + "/roster.prom") }
        #expect(file.failure == nil)
        file.write()
        #expect(file.failure?.problem.en.contains("roster.prom") == true)
    }

    @Test func `counts correctly from many threads`() async throws {
        try await withFolder { folder in
            let path = folder + "/roster.prom"
            let file = try MetricsFile(path: path)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<1000 { Counter(label: "c", factory: file).increment() }
                    }
                }
            }
            file.write()
            #expect(try String(contentsOfFile: path, encoding: .utf8).contains("c_total 8000\n"))
        }
    }
}
