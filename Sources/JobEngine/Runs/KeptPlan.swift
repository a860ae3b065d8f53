import CSVStream
import Foundation
import JobModel
import LocalFiles

/// What the ledger has of a run's plan, as a file for `apply`.
struct KeptPlan: Sendable {
    let ledger: any LedgerStore
    /// With its directory and app.
    let run: RunRecord
    /// Whether the sheets stand in the file, for a person who cannot read them where they lie.
    var carriesSheets = false

    /// Writes it into a file that replaces no other; `out` is where `apply` puts its results.
    ///
    /// - Throws: `OutputError` where it cannot be written, `EngineError.planUnreadable` where a sheet has gone meanwhile.
    func write(out: String, to path: String) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let start = try encoder.encode(try await header(out: out)) + Self.newline
        let file = try OutputError.converting(try PrivateFile(making: path))
        do {
            // A plan of many rows is larger than what a console may take of the memory.
            var checksum = CRC32()
            var text = start
            var count = 0
            try await eachLine { line in
                text += try encoder.encode(line) + Self.newline
                count += 1
                guard text.count > Self.bytesHeld else { return }
                checksum.add(text)
                try OutputError.converting(try file.write(text))
                text = Data()
            }
            checksum.add(text)
            let end = PlanFile.End(rows: count, crc32: checksum.text)
            text += try encoder.encode(PlanFile.Line(end: end)) + Self.newline
            try OutputError.converting(try file.write(text))
            try OutputError.converting(try file.synchronize())
        } catch {
            // What cannot be removed is no plan without its last line, and the first error says more.
            _ = Result { try FileManager.default.removeItem(atPath: path) }
            throw error
        }
    }

    private func header(out: String) async throws -> PlanFile.Header {
        let planned = try await ledger.files(of: run.id)
        return PlanFile.Header(
            made: Date().timeIntervalSince1970,
            // With the tabs that were taken of workbooks: an apply reads the same.
            job: try await ledger.run(run.id).definition,
            folder: run.base,
            out: out,
            directory: run.directory,
            app: run.app,
            sources: try run.definition.steps.enumerated().map { offset, step in
                let path = StepSource.path(of: step, folder: run.base)
                // The bytes that were planned, which may no longer be those on the disk.
                var source =
                    try planned.first { $0.path == path }.map {
                        PlanFile.Source(step: offset + 1, path: path, bytes: $0.bytes, crc32: $0.crc32)
                    } ?? PlanFile.Source(step: offset + 1, path: path)
                let corrections = step.corrections.map { StepSource.path($0, folder: run.base) }
                source.correctionFile = planned.first { $0.path == corrections }
                if carriesSheets { try source.carry() }
                return source
            }
        )
    }

    /// What was planned, in the order in which it stands in a file.
    func lines() async throws -> [PlanFile.Line] {
        var lines: [PlanFile.Line] = []
        try await eachLine { lines.append($0) }
        return lines
    }

    private func eachLine(_ body: (PlanFile.Line) throws -> Void) async throws {
        for step in try await ledger.steps(of: run.id) {
            let new = try await ledger.departments(run: run.id, step: step.number)
            try body(PlanFile.Line(step: step.number, departments: new.map { $0.path.joined(separator: "/") }))
            var last = 0
            while case let rows = try await ledger.rows(
                run: run.id,
                step: step.number,
                afterLine: last,
                limit: Self.rowsRead
            ), let final = rows.last {
                for row in rows { try body(PlanFile.Line(step: step.number, row: row.planned)) }
                last = final.planned.line
            }
        }
    }

    private static let rowsRead = 1000
    private static let bytesHeld = 1 << 20
    private static let newline = Data([UInt8(ascii: "\n")])
}
