import ArgumentParser
import CSVStream
import Foundation
import JobEngine
import JobModel

/// Sheets read and checked without a directory, beside libcsv alone on the same file, and beside polars where Python has it.
struct CheckBenchmark {
    let folder: String
    private var path: String { folder + "/people.csv" }

    /// The records of a sheet by batches, as a check reads them, each with its fields, and nothing made of them.
    func reading(_ rows: Int) async throws -> [Measure] {
        try PeopleSheet(rows: rows).write(to: path, columns: PeopleSheet.thirteenColumns)
        let (fields, read) = try await timed("read", rows: rows) {
            var records = try CSVFile.open(path).records()
            var fields = 0
            while let batch = try records.nextBatch() { fields += Self.fields(of: batch) }
            return fields
        }
        guard fields == 13 * rows else { throw BenchmarkError.wrongResult("\(fields) fields") }
        let alone = try await libcsv("read", rows: rows, columns: 13)
        return [read.beside(alone, Target(speed: 0.7)), alone]
    }

    private static func fields(of batch: RecordBatch) -> Int {
        batch.withPlain { plain in
            batch.entries.reduce(0) { fields, entry in
                guard case .plain(let place) = entry.content else {
                    return fields + batch.record(of: entry).record.count
                }
                return fields + plain.plain(at: place, of: entry).count
            }
        }
    }

    func checking(_ name: String, _ rows: Int, target: Target? = nil) async throws -> [Measure] {
        try PeopleSheet(rows: rows).write(to: path, columns: PeopleSheet.thirteenColumns)
        let (report, measure) = try await timed(name, rows: rows) {
            try await OfflineCheck(job: Benchmark.job(.auto), folder: folder).report()
        }
        guard report.steps.first?.valid == rows else { throw BenchmarkError.wrongResult("\(report.steps)") }
        // Afterwards, for the peak is that of the process so far.
        let alone = try await libcsv(name, rows: rows, columns: 13)
        return [measure.beside(alone, target), alone]
    }

    /// A sheet whose rows all share one number: each has a finding about all of the others.
    func checkingShared(_ rows: Int) async throws -> [Measure] {
        try PeopleSheet(rows: rows, mobile: "13800000000").write(to: path, columns: PeopleSheet.batchColumns)
        let (report, measure) = try await timed("check-shared", rows: rows) {
            try await OfflineCheck(job: Benchmark.job(.auto), folder: folder).report()
        }
        guard report.steps.first?.invalid == rows else { throw BenchmarkError.wrongResult("not all are invalid") }
        return [measure]
    }

    /// What a row costs in a small sheet, checked several times, and in a large one.
    func growth(from few: Int, to many: Int) async throws -> [Measure] {
        let times = 20
        try PeopleSheet(rows: few).write(to: path, columns: PeopleSheet.thirteenColumns)
        let check = OfflineCheck(job: Benchmark.job(.auto), folder: folder)
        let (_, small) = try await timed("growth \(few)", rows: few * times) {
            for _ in 0..<times {
                let report = try await check.report()
                guard report.steps.first?.valid == few else { throw BenchmarkError.wrongResult("\(report.steps)") }
            }
        }
        try PeopleSheet(rows: many).write(to: path, columns: PeopleSheet.thirteenColumns)
        let (report, large) = try await timed("growth \(many)", rows: many) { try await check.report() }
        guard report.steps.first?.valid == many else { throw BenchmarkError.wrongResult("\(report.steps)") }
        return [small, large.beside(small, Target(costPerRow: 1.1))]
    }

    /// A wave of thirteen columns with its mistakes, beside libcsv alone.
    func checkingWave(_ rows: Int, target: Target) async throws -> [Measure] {
        let (measure, alone) = try await check(
            WaveSheet(rows: rows, seed: 17, columns: PeopleSheet.thirteenColumns),
            as: "check-wave"
        )
        return [measure.beside(alone, target), alone]
    }

    /// The rich wave, beside polars.
    func checkingRich(_ rows: Int) async throws -> [Measure] {
        let (measure, alone) = try await check(WaveSheet(rows: rows, seed: 17), as: "check-rich")
        guard let polars = try await polars(rows) else { return [measure.beside(nil, Target(speed: 1.5)), alone] }
        return [measure.beside(polars, Target(speed: 1.5)), polars, alone]
    }

    /// A wave, checked by a process of its own as polars is: both have to start; then libcsv alone.
    private func check(_ wave: WaveSheet, as name: String) async throws -> (Measure, libcsv: Measure) {
        try wave.write(to: folder)
        let command = [CommandLine.arguments[0], "check-file", path]
        let (output, whole) = try await timed(name, rows: wave.rows) { try await ChildProcess.output(of: command) }
        var measure = try JSONDecoder().decode(Measure.self, from: Data(output.utf8))
        guard measure.rows == wave.rows, abs(measure.calls - wave.mistakes) <= wave.mistakes / 2 + 5 else {
            throw BenchmarkError.wrongResult("\(measure.calls) invalid rows of \(measure.rows)")
        }
        (measure.name, measure.seconds, measure.calls) = (name, whole.seconds, 0)
        return (measure, try await libcsv(name, rows: wave.rows, columns: wave.columns.count))
    }

    private func polars(_ rows: Int) async throws -> Measure? {
        let script = folder + "/check.py"
        try Data(PackageResources.PolarsCheck_py).write(to: URL(fileURLWithPath: script))
        let (output, measure) = try await timed("check-rich polars", rows: rows) {
            try await ChildProcess.output(of: ["python3", script, path, folder + "/departments.csv"])
        }
        let words = output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard words.count == 3 else {
            FileHandle.standardError.write(Data("polars is left out: python3 does not have it\n".utf8))
            return nil
        }
        guard words[0] == rows else { throw BenchmarkError.wrongResult("polars reads \(words[0]) rows") }
        var polars = measure
        (polars.peakMiB, polars.processorSeconds) = (words[2], nil)
        return polars
    }

    private func libcsv(_ name: String, rows: Int, columns: Int) async throws -> Measure {
        let (scan, measure) = try await timed("\(name) libcsv alone", rows: rows) { try PlainScan(path: path) }
        guard scan.records == rows + 1, scan.fields == columns * scan.records else {
            throw BenchmarkError.wrongResult("\(scan.records) records, \(scan.fields) fields")
        }
        return measure
    }
}

/// Checks a sheet and says in one line of JSON what it took, with the number of invalid rows as its calls.
struct CheckFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check-file", shouldDisplay: false)

    @Argument var path: String

    func run() async throws {
        var job = JobDefinition(job: "wave")
        var step = StepDefinition(subject: .people, source: path, match: "user_id")
        step.allowNew = ["city", "job_title"]
        job.steps = [step]
        let (report, measure) = try await timed("check-file", rows: 0) {
            try await OfflineCheck(job: job, folder: "/").report()
        }
        guard let checked = report.steps.first else { throw BenchmarkError.wrongResult("nothing was checked") }
        var said = measure
        (said.rows, said.calls) = (checked.rows, checked.invalid)
        print(try said.json())
    }
}
