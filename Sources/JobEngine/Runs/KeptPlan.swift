import CSVStream
import Foundation
import JobModel
import LocalFiles

/// What the ledger has of a run's plan, as a file for `apply`.
struct KeptPlan: Sendable {
    let ledger: any LedgerStore
    /// With its directory and app.
    let run: RunRecord

    /// Writes it into a file that replaces no other; `out` is where `apply` puts its results.
    ///
    /// - Throws: `OutputError` where it cannot be written, `EngineError.planUnreadable` where a sheet has gone meanwhile.
    func write(out: String, to path: String) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var text = try encoder.encode(try await header(out: out)) + Self.newline
        var count = 0
        for line in try await lines() {
            text += try encoder.encode(line) + Self.newline
            count += 1
        }
        var checksum = CRC32()
        checksum.add(text)
        let end = PlanFile.End(rows: count, crc32: checksum.text)
        text += try encoder.encode(PlanFile.Line(end: end)) + Self.newline
        try OutputError.converting(try PrivateFile.write(text, to: path))
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
                guard let file = planned.first(where: { $0.path == path }) else {
                    return try PlanFile.Source(step: offset + 1, path: path)
                }
                return PlanFile.Source(step: offset + 1, path: path, bytes: file.bytes, crc32: file.crc32)
            }
        )
    }

    /// What was planned, in the order in which it stands in a file.
    func lines() async throws -> [PlanFile.Line] {
        var lines: [PlanFile.Line] = []
        for step in try await ledger.steps(of: run.id) {
            let new = try await ledger.departments(run: run.id, step: step.number)
            lines.append(
                PlanFile.Line(step: step.number, departments: new.map { $0.path.joined(separator: "/") })
            )
            var last = 0
            while case let rows = try await ledger.rows(
                run: run.id,
                step: step.number,
                afterLine: last,
                limit: Self.rowsRead
            ), let final = rows.last {
                lines += rows.map { PlanFile.Line(step: step.number, row: $0.planned) }
                last = final.planned.line
            }
        }
        return lines
    }

    private static let rowsRead = 1000
    private static let newline = Data([UInt8(ascii: "\n")])
}
