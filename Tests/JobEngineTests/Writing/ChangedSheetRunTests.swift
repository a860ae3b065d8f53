import CSVStream
import Foundation
import JobEngine
import JobModel
import SQLiteLedger
import Synchronization
import Testing
import Wording

/// A sheet that is written to between the readings of one run.
struct ChangedSheetRunTests {
    /// The sheet's path, and what the directory was asked to write.
    private final class Notes: Sendable {
        private let sheet = Mutex("")
        private let writes = Mutex<[String]>([])
        private let looked = Mutex(false)

        var path: String {
            get { sheet.withLock(\.self) }
            set { sheet.withLock { $0 = newValue } }
        }
        var written: [String] { writes.withLock(\.self) }
        var hasLooked: Bool {
            get { looked.withLock(\.self) }
            set { looked.withLock { $0 = newValue } }
        }

        func note(_ seen: FaultyDirectory.Seen) {
            let reads = ["/auth/v3/tenant_access_token/internal", "/contact/v3/users/batch_get_id"]
            guard seen.method != "GET", !reads.contains(seen.path) else { return }
            writes.withLock { $0.append(seen.path) }
        }
    }

    @Test(arguments: ["appended", "replaced", "truncated", "edited"])
    func `refuses a sheet that changed between two readings, and sends nothing`(change: String) async throws {
        let notes = Notes()
        var wave = Wave()
        wave.rows = 5
        wave.written = { notes.path = $0 }
        wave.events = { event in
            // The sheet has been read once, and the people it names are about to be.
            guard case .reading(let budget) = event, budget.subject.en.hasPrefix("the people of") else { return }
            do { try Self.make(change, notes.path) } catch { Issue.record(error) }
        }
        wave.unplanned = { ledger, run in
            let record = try await ledger.run(run)
            #expect(record.state == .finished && record.exit == ExitStatus.nothingSent.rawValue)
            #expect(try await ledger.steps(of: run).isEmpty)
            #expect(try await ledger.rows(run: run, step: 1, afterLine: 0, limit: 10).isEmpty)
            notes.hasLooked = true
        }
        let error = await #expect(throws: CSVStreamError.self) {
            _ = try await wave.run { seen in
                notes.note(seen)
                return nil
            }
        }
        #expect(error == .changed(path: notes.path))
        #expect(notes.hasLooked && notes.written.isEmpty, "\(notes.written)")
    }

    @Test func `plans a sheet that did not change, and keeps its checksum`() async throws {
        let notes = Notes()
        var wave = Wave()
        wave.written = { notes.path = $0 }
        let crc = Mutex("")
        wave.look = { ledger, seen in
            guard seen.method == "POST", seen.path == "/contact/v3/users",
                let run = try await ledger.runs(limit: 1).first?.id
            else {
                return
            }
            let file = try await ledger.files(of: run).first
            crc.withLock { $0 = file?.crc32 ?? "" }
        }
        _ = try await wave.run { _ in nil }
        #expect(crc.withLock(\.self).count == 8)
    }

    private static func make(_ change: String, _ path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let new =
            switch change {
            case "appended": text + "Late,13900000000,late@example.com,d1,N99,1\n"
            case "truncated": text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
            default: text.replacingOccurrences(of: "Person 1", with: "Person X")
            }
        try new.write(toFile: path, atomically: change == "replaced", encoding: .utf8)
    }
}
