import ArgumentParser
import Foundation

/// Measures whole jobs on this machine, each in a process of its own so that its peak memory is its own.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster-benchmarks",
        abstract: "Measure checking, importing, exporting and the directory alone; without a name all of them.",
        subcommands: [MeasureAll.self, MakeWorkbook.self],
        defaultSubcommand: MeasureAll.self
    )
}

/// What is measured.
struct MeasureAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure", shouldDisplay: false)

    @Argument(
        help:
            "check, check-large, check-shared, import-batch, import-single, export, ledger, directory, directory-large, workbook-read or workbook-write."
    )
    var name: BenchmarkName?

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func run() async throws {
        if let name {
            for measure in try await Benchmark(name: name).run() { print(json ? try measure.json() : measure.sentence) }
            return
        }
        for name in BenchmarkName.allCases { try await runAlone(name) }
    }

    private func runAlone(_ name: BenchmarkName) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = [name.rawValue] + (json ? ["--json"] : [])
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else { throw ExitCode(status) }
    }
}

/// Writes the workbook of another measure, in a process of its own.
struct MakeWorkbook: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "workbook-make", shouldDisplay: false)

    @Option var rows: Int
    @Option var file: String

    func run() throws { try WorkbookBenchmark(rows: rows, folder: "").make(file) }
}

enum BenchmarkName: String, CaseIterable, ExpressibleByArgument {
    case check
    case checkLarge = "check-large"
    /// A sheet in which every row has the same mobile number.
    case checkShared = "check-shared"
    case importBatch = "import-batch"
    case importSingle = "import-single"
    case export
    case ledger
    case directory
    case directoryLarge = "directory-large"
    case workbookRead = "workbook-read"
    case workbookWrite = "workbook-write"
}
