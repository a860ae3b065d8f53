import Foundation
import JobEngine
import JobModel

/// One job on generated people, timed from beginning to end.
struct Benchmark {
    let name: BenchmarkName

    func run() async throws -> [Measure] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roster-benchmark-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let measures: [Measure]
        do {
            measures =
                switch name {
                case .check: try await check(100_000, folder)
                case .checkLarge: try await check(1_000_000, folder)
                case .checkShared: [try await checkShared(1_000_000, folder)]
                case .importBatch: try await importing(10_000, .batch, folder)
                case .importSingle: try await importing(10_000, .single, folder)
                case .export: [try await exporting(20_000, folder)]
                case .ledger: try await LedgerBenchmark(rows: 20_000, folder: folder).measures("ledger")
                case .workbookRead: try WorkbookBenchmark(rows: 200_000, folder: folder).measures(.reading)
                case .workbookWrite: try WorkbookBenchmark(rows: 200_000, folder: folder).measures(.writing)
                case .directory: try await DirectoryBenchmark(people: 10_000, departments: 20).run("directory", folder)
                case .directoryLarge:
                    try await DirectoryBenchmark(people: 100_000, departments: 5000).run("large directory", folder)
                }
        } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
        return measures
    }

    /// The check of a sheet, and libcsv alone on the same file as the yardstick.
    private func check(_ rows: Int, _ folder: String) async throws -> [Measure] {
        let sheet = PeopleSheet(rows: rows)
        try sheet.write(to: folder + "/people.csv", columns: PeopleSheet.thirteenColumns)
        let job = Self.job(.auto)
        let (report, seconds) = try await timed { try await OfflineCheck(job: job, folder: folder).report() }
        guard report.steps.first?.valid == rows else { throw BenchmarkError.wrongResult("\(report.steps)") }
        // First, for the peak is that of the process so far.
        let checked = Measure(name: name.rawValue, rows: rows, seconds: seconds, calls: 0)
        let (scan, alone) = try await timed { try PlainScan(path: folder + "/people.csv") }
        guard scan.records == rows + 1, scan.fields == 13 * scan.records else {
            throw BenchmarkError.wrongResult("\(scan.records) records, \(scan.fields) fields")
        }
        return [checked, Measure(name: "\(name.rawValue) libcsv alone", rows: rows, seconds: alone, calls: 0)]
    }

    /// The check of a sheet whose rows all share one number: each has a finding about all of the others.
    private func checkShared(_ rows: Int, _ folder: String) async throws -> Measure {
        let sheet = PeopleSheet(rows: rows, mobile: "13800000000")
        try sheet.write(to: folder + "/people.csv", columns: PeopleSheet.batchColumns)
        let job = Self.job(.auto)
        let (report, seconds) = try await timed { try await OfflineCheck(job: job, folder: folder).report() }
        guard report.steps.first?.invalid == rows else { throw BenchmarkError.wrongResult("not all are invalid") }
        return Measure(name: name.rawValue, rows: rows, seconds: seconds, calls: 0)
    }

    private func importing(_ rows: Int, _ way: JobDefinition.Submit, _ folder: String) async throws -> [Measure] {
        try PeopleSheet(rows: rows).write(to: folder + "/people.csv", columns: PeopleSheet.batchColumns)
        return try await OwnDirectory.serving(in: folder) { directory in
            let (done, seconds) = try await timed { try await directory.importSheet(Self.job(way), folder: folder) }
            return [
                Measure(name: name.rawValue, rows: rows, seconds: seconds, calls: done.calls),
                Measure(name: "\(name.rawValue) writing", rows: rows, seconds: done.writing / .seconds(1), calls: 0),
            ]
        }
    }

    private func exporting(_ people: Int, _ folder: String) async throws -> Measure {
        try PeopleSheet(rows: people).write(to: folder + "/people.csv", columns: PeopleSheet.batchColumns)
        return try await OwnDirectory.serving(in: folder) { directory in
            _ = try await directory.importSheet(Self.job(.batch), folder: folder)
            var job = JobDefinition(job: "export")
            job.kind = .exporting
            job.limits.rates = .off
            let (calls, seconds) = try await timed {
                try await directory.export(job, people: people, to: folder + "/export")
            }
            return Measure(name: name.rawValue, rows: people, seconds: seconds, calls: calls)
        }
    }

    private static func job(_ way: JobDefinition.Submit) -> JobDefinition {
        var job = JobDefinition(job: "benchmark")
        var step = StepDefinition(subject: .people, source: "people.csv", match: "employee_no")
        step.mode = .upsert
        step.allowNew = ["city", "job_title"]
        job.steps = [step]
        job.submit = way
        job.limits.rates = .off
        job.limits.batchRate = 10_000
        job.limits.batchItems = 200
        return job
    }
}

enum BenchmarkError: Error {
    case wrongResult(String)
}

private func timed<Value>(_ body: () async throws -> Value) async rethrows -> (Value, seconds: Double) {
    let start = ContinuousClock.now
    let value = try await body()
    return (value, (ContinuousClock.now - start) / .seconds(1))
}
