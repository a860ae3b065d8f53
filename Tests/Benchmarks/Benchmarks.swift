import ArgumentParser
import Foundation
import JobSession

/// Measures whole jobs on this machine, each in a process of its own so that its peak memory is its own.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster-benchmarks",
        abstract:
            "Measure reading, checking, importing, exporting, the ledger, the console and the directory; without a name all of them.",
        subcommands: [MeasureAll.self, RunOnce.self, CheckFile.self, MakeWorkbook.self, ServeDirectory.self],
        defaultSubcommand: MeasureAll.self
    )

    static func main() async {
        // As the command does: else a figure of memory would be of another program.
        ProcessMemory.giveBackLargeBlocks()
        await main(nil)
    }
}

/// What is measured, in several runs.
struct MeasureAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure", shouldDisplay: false)

    @Argument(help: "\(BenchmarkName.allCases.map(\.rawValue).joined(separator: ", ")); several are measured in turn.")
    var names: [BenchmarkName] = []

    @Option(help: "How often each is measured; the longest ones once.")
    var runs = 3

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @Flag(help: "Do each with few rows, once: whether it does its work, not how fast.")
    var small = false

    @Option(help: "With so many rows or people instead, where that makes sense; the targets are for the usual size.")
    var rows: Int?

    func validate() throws {
        guard runs > 0 else { throw ValidationError("There is nothing to say of less than one run.") }
    }

    func run() async throws {
        let names = names.isEmpty ? BenchmarkName.allCases : names
        if !json, !small { print("\(SummaryTable.machine)\n\n\(SummaryTable.head)") }
        for name in names {
            var measured: [[Measure]] = []
            for _ in 0..<(small ? 1 : name.isLong ? 1 : runs) { measured.append(try await runAlone(name)) }
            for summary in MeasureSummary.all(of: measured) { print(try line(summary)) }
        }
    }

    private func line(_ summary: MeasureSummary) throws -> String {
        if small { return "\(summary.name): \(summary.rows) rows, as expected" }
        guard json else { return SummaryTable.line(summary) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(summary), as: UTF8.self)
    }

    private func runAlone(_ name: BenchmarkName) async throws -> [Measure] {
        let command =
            [CommandLine.arguments[0], "once", name.rawValue] + (small ? ["--small"] : [])
            + (rows.map { ["--rows", String($0)] } ?? [])
        let output = try await ChildProcess.output(of: command)
        return try output.split(separator: "\n").map { line in
            try JSONDecoder().decode(Measure.self, from: Data(line.utf8))
        }
    }
}

/// One run, in a process of its own.
struct RunOnce: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "once", shouldDisplay: false)

    @Argument var name: BenchmarkName
    @Flag var small = false
    @Option var rows: Int?

    func run() async throws {
        for measure in try await Benchmark(name: name, isSmall: small, rows: rows).run() { print(try measure.json()) }
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
    /// A sheet read into records, and nothing made of them.
    case read
    case check
    case checkLarge = "check-large"
    /// A sheet in which every row has the same mobile number.
    case checkShared = "check-shared"
    /// A wave of 13 columns with the mistakes that waves have.
    case checkWave = "check-wave"
    /// A wave of 23 columns with the mistakes that waves have.
    case checkRich = "check-rich"
    /// What a row costs in a small sheet and in a large one.
    case growth
    case importBatch = "import-batch"
    case importSingle = "import-single"
    case importLarge = "import-large"
    /// Rows that say what the directory holds already.
    case plan
    case export
    /// A million people in 20,000 departments, for the memory.
    case exportLarge = "export-large"
    /// What an export wrote, loaded into an embedded directory.
    case load
    case ledger
    /// The pages of a sheet, and a run with and without its page open.
    case console
    /// The pages of a sheet of a million rows, up to its plan.
    case consoleLarge = "console-large"
    /// The pages of a run of a million rows.
    case consoleLargeRun = "console-large-run"
    case directory
    case directoryLarge = "directory-large"
    case workbookRead = "workbook-read"
    case workbookWrite = "workbook-write"

    /// Takes minutes.
    var isLong: Bool { [.importLarge, .exportLarge, .consoleLarge, .consoleLargeRun, .directoryLarge].contains(self) }
}
