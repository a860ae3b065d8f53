import Foundation
import JobEngine
import JobModel

/// One workload on generated rows, done once.
struct Benchmark {
    let name: BenchmarkName
    /// With few rows: whether it does its work, not how fast.
    var isSmall = false
    /// Instead of its usual size.
    var rows: Int?

    func run() async throws -> [Measure] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roster-benchmark-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let measures: [Measure]
        do {
            measures = try await work(in: folder)
        } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
        return measures
    }

    private func work(in folder: String) async throws -> [Measure] {
        let check = CheckBenchmark(folder: folder)
        func rows(_ many: Int, small: Int = 1000) -> Int { isSmall ? small : self.rows ?? many }
        func importing(_ rows: Int, _ way: JobDefinition.Submit, target: Target? = nil) async throws -> [Measure] {
            try await ImportBenchmark(rows: rows, way: way, folder: folder).measures(name.rawValue, target: target)
        }
        // Two and a half times the time of libcsv alone.
        let beingLarge = Target(speed: 0.4, peakMiB: 114)
        switch name {
        case .read: return try await check.reading(rows(1_000_000))
        case .check: return try await check.checking("check", rows(100_000))
        case .checkLarge: return try await check.checking("check-large", rows(1_000_000), target: beingLarge)
        case .checkWave: return try await check.checkingWave(rows(1_000_000, small: 3000), target: beingLarge)
        case .checkShared: return try await check.checkingShared(rows(1_000_000))
        case .checkRich: return try await check.checkingRich(rows(300_000, small: 3000))
        case .growth: return try await check.growth(from: rows(10_000, small: 100), to: rows(1_000_000))
        case .importBatch: return try await importing(rows(10_000, small: 300), .batch)
        case .importSingle: return try await importing(rows(10_000, small: 300), .single)
        case .importLarge:
            return try await importing(rows(1_000_000, small: 300), .batch, target: Target(peakMiB: 190))
        case .export: return try await exporting(rows(100_000, small: 300), folder)
        case .exportLarge:
            let benchmark = LargeExportBenchmark(
                people: rows(1_000_000),
                departments: max(50, rows(1_000_000) / 50),
                folder: folder
            )
            return [try await benchmark.measure(name.rawValue).beside(nil, Target(peakMiB: 190))]
        case .load:
            let load = LoadBenchmark(people: rows(100_000, small: 300), folder: folder)
            return [try await load.measure(name.rawValue).beside(nil, Target(seconds: 60))]
        case .plan: return try await PlanBenchmark(rows: rows(100_000), folder: folder).measures("plan")
        case .ledger:
            let measures = try await LedgerBenchmark(rows: rows(20_000), folder: folder).measures("ledger")
            guard let place = try await SharedLedgerBenchmark.found() else { return measures }
            let sharing = SharedLedgerBenchmark(
                rowsOfWorker: rows(10_000, small: 100),
                rowsOfStatus: isSmall ? 1000 : 1_000_000,
                place: place
            )
            return try await measures + sharing.measures("ledger")
        case .console:
            return try await ConsoleBenchmark(rows: rows(50_000), rowsOfRun: rows(50_000) / 5, folder: folder)
                .measures(name.rawValue)
        case .consoleLarge:
            return try await LargeConsoleBenchmark(rows: rows(1_000_000, small: 3000), folder: folder).sheet()
        case .consoleLargeRun:
            return try await LargeConsoleBenchmark(rows: rows(1_000_000, small: 3000), folder: folder).run()
        case .workbookRead: return try WorkbookBenchmark(rows: rows(200_000), folder: folder).measures(.reading)
        case .workbookWrite: return try WorkbookBenchmark(rows: rows(200_000), folder: folder).measures(.writing)
        case .directory:
            return try await DirectoryBenchmark(people: rows(10_000, small: 200), departments: 20, isSmall: isSmall)
                .run("directory", folder)
        case .directoryLarge:
            let (people, departments) = (rows(100_000, small: 200), isSmall ? 50 : 5000)
            return try await DirectoryBenchmark(people: people, departments: departments, isSmall: isSmall)
                .run("large directory", folder)
        }
    }

    private func exporting(_ people: Int, _ folder: String) async throws -> [Measure] {
        // Of the client's process alone, what the bare loop takes as well included.
        let export = ExportBenchmark(people: people, folder: folder, runs: 1)
        return try await export.rounds().flatMap { round in
            [
                round.export.beside(round.bare, Target(speed: 0.7, microsecondsPerRow: 20)), round.bare,
                round.run.beside(round.export, Target(costPerRow: 1.03)),
            ]
        }
    }

    static func job(_ way: JobDefinition.Submit) -> JobDefinition {
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
    case failed(String, Int32)
}
