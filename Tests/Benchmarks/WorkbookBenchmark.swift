import Foundation
import JobModel
import Workbooks

/// A workbook written and read, beside what an archive and its XML cost alone, and beside openpyxl where Python has it.
struct WorkbookBenchmark {
    let rows: Int
    let folder: String

    /// Three measures in processes of their own: the peak of memory is that of a process.
    enum Part: String {
        case writing = "workbook-write"
        case reading = "workbook-read"
    }

    func measures(_ part: Part) throws -> [Measure] {
        let path = folder + "/people.xlsx"
        switch part {
        case .writing: return [try writing(path)]
        case .reading:
            try makeElsewhere(path)
            // First, for the peak is that of the process so far.
            let read = try reading(path)
            return try [read, bareLoop(path)] + openpyxl(path)
        }
    }

    private func writing(_ path: String) throws -> Measure {
        let sheet = PeopleSheet(rows: rows)
        let seconds = try timedNow {
            let writer = try WorkbookWriter(path: path)
            let tab = try writer.addTab("people")
            try tab.write(PeopleSheet.thirteenColumns, style: .text)
            for number in 0..<rows { try tab.write(sheet.cells(PeopleSheet.thirteenColumns, number)) }
            try writer.close()
        }.seconds
        return Measure(name: Part.writing.rawValue, rows: rows, seconds: seconds, calls: 0)
    }

    private func reading(_ path: String) throws -> Measure {
        let (cells, seconds) = try timedNow {
            let workbook = try Workbook.open(path)
            guard let tab = workbook.tabs.first else { throw BenchmarkError.wrongResult("no tab") }
            var records = try workbook.sheet(tab).records()
            var cells = 0
            while let read = try records.next() {
                guard read.findings.isEmpty else { throw BenchmarkError.wrongResult("\(read.findings)") }
                cells += read.record.count
            }
            return cells
        }
        guard cells == 13 * rows else { throw BenchmarkError.wrongResult("\(cells) cells") }
        return Measure(name: Part.reading.rawValue, rows: rows, seconds: seconds, calls: 0)
    }

    private func bareLoop(_ path: String) throws -> Measure {
        let (scan, seconds) = try timedNow { try PlainWorkbookScan(path: path, part: "xl/worksheets/sheet1.xml") }
        guard scan.cells >= 12 * rows else { throw BenchmarkError.wrongResult("\(scan.cells) cells") }
        return Measure(name: "workbook-read libzip and expat alone", rows: rows, seconds: seconds, calls: 0)
    }

    private func openpyxl(_ path: String) throws -> [Measure] {
        let script = """
            import openpyxl, sys, time
            start = time.monotonic()
            book = openpyxl.load_workbook(sys.argv[1], read_only=True)
            cells = sum(len(row) for row in book.active.iter_rows(values_only=True))
            print(time.monotonic() - start, cells)
            """
        // The system's own is another one where a newer Python is installed beside it.
        let pythons = ["python3", "/usr/bin/python3"]
        let texts = pythons.lazy.map { try? output(of: [$0, "-c", script, path]) }
        guard let seconds = texts.compactMap({ $0?.split(separator: " ").first.flatMap { Double($0) } }).first else {
            FileHandle.standardError.write(Data("openpyxl is left out: python3 does not have it\n".utf8))
            return []
        }
        return [Measure(name: "workbook-read openpyxl", rows: rows, seconds: seconds, calls: 0)]
    }

    /// In a process of its own, so that what writing takes is not in the peak of reading.
    private func makeElsewhere(_ path: String) throws {
        _ = try output(of: [CommandLine.arguments[0], "workbook-make", "--rows", String(rows), "--file", path])
        guard FileManager.default.fileExists(atPath: path) else { throw BenchmarkError.wrongResult("no workbook") }
    }

    /// What a command prints; nothing where it fails.
    private func output(of command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : ""
    }

    /// Writes the workbook that `reading` reads.
    func make(_ path: String) throws { _ = try writing(path) }
}

private func timedNow<Value>(_ body: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
    let start = ContinuousClock.now
    let value = try body()
    return (value, (ContinuousClock.now - start) / .seconds(1))
}
