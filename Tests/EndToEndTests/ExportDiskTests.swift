import Foundation
import TestSupport
import Testing

/// Exports to disks that are full: at the journal, the files, the manifest, the final name, and in the ledger beside them.
@Suite(.serialized)
struct ExportDiskTests {
    private static let people = 300

    /// Runs a shell script in the folder of the command, with mounts of its own that are gone with it.
    private func run(_ script: String, in roster: RosterCommand) async throws -> RosterCommand.Result {
        try await roster.run(["--version"], disturbed: .preceded(by: script))
    }

    private func withCompany(_ body: (String, RosterCommand) async throws -> Void) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let job = try GeneratedWave(rows: Self.people).write(to: folder)
            #expect(try await roster.run("import", job, "--yes").status == 0)
            try ExportJob.write(to: folder)
            try await body(folder, roster)
        }
    }

    private func checkKept(_ folder: String, _ result: RosterCommand.Result) throws {
        let people = try String(contentsOfFile: folder + "/kept/people.csv", encoding: .utf8)
        let rows = people.split(separator: "\r\n").count - 1
        #expect(rows == Self.people + GeneratedWave.before.count, "\(result)")
    }

    /// From a disk that does not hold the first page to one that holds all but the last of the files.
    @Test(.enabled(if: Mounts.areAllowed), arguments: [0, 8, 40, 120, 200, 260, 300, 330], ["csv", "sqlite"])
    func `a full disk stops an export with the reason, and a resume with room asks for nothing again`(
        kibibytes: Int,
        format: String
    ) async throws {
        try await withCompany { folder, roster in
            let script = """
                mkdir out && mount -t tmpfs -o size=$((\(kibibytes) + 4))k tmpfs out || exit 99
                "$ROSTER" export all.yaml --out out/all --format \(format) >&2; first=$?
                ls out >&2
                mount -o remount,size=60m out || exit 99
                [ $first = 0 ] || "$ROSTER" resume last --format csv >&2 || exit 98
                [ $first != 0 ] || "$ROSTER" export all.yaml --out out/all --format csv --force >&2 || exit 97
                "$ROSTER" verify out/all >&2 || exit 96
                cp -r out/all kept && [ "$(ls out)" = all ] || exit 95
                echo "first: $first" >&2
                """
            let result = try await run(script, in: roster)
            #expect(result.status == 0, "\(result)")
            if !result.err.contains("first: 0") {
                // The second is what SQLite says of it.
                let said = ["No space left on device", "disk is full"].contains(where: result.err.contains)
                #expect(result.err.contains("first: 1") && said, "\(result)")
                #expect(result.err.contains("Next: roster resume"), "\(result)")
            }
            try checkKept(folder, result)
        }
    }

    /// The smallest of them is full before anything is read, and is so each time.
    @Test(.enabled(if: Mounts.areAllowed))
    func `says that nobody was read where nobody was`() async throws {
        try await withCompany { _, roster in
            let script = """
                mkdir out && mount -t tmpfs -o size=4k tmpfs out && head -c 4096 /dev/zero > out/filler || exit 99
                "$ROSTER" export all.yaml --out out/all >&2
                """
            let result = try await run(script, in: roster)
            #expect(
                result.err.contains("No space left on device") && result.err.contains("Nobody was read."),
                "\(result)"
            )
            #expect(!result.err.contains("is kept"), "\(result)")
        }
    }

    /// What has no name yet is whole, and gets it once it can be given.
    @Test(.enabled(if: Mounts.areAllowed), arguments: ["", "--force"])
    func `an export whose name cannot be given loses nothing, and the resume gives it`(options: String) async throws {
        try await withCompany { folder, roster in
            let script = """
                mkdir disk && mount -t tmpfs -o size=8m tmpfs disk && mkdir disk/named || exit 99
                # A folder on which something is mounted gives no way: the files are whole, and lack their name.
                mount --bind disk/named disk/named
                "$ROSTER" export all.yaml --out disk/named \(options) >&2; echo "busy: $?" >&2
                ls -d disk/*.unfinished >&2
                umount disk/named && rmdir disk/named
                "$ROSTER" resume last >&2; echo "last: $?" >&2
                "$ROSTER" verify disk/named >&2 || exit 96
                cp -r disk/named kept
                """
            let result = try await run(script, in: roster)
            #expect(result.status == 0 && result.err.contains("busy: 1") && result.err.contains("last: 0"), "\(result)")
            #expect(result.err.contains("busy") && result.err.contains(".unfinished"), "\(result)")
            try checkKept(folder, result)
        }
    }

    /// The ledger is on the full disk; the export and the directory are not.
    @Test(.enabled(if: Mounts.areAllowed), arguments: [60, 250, 330, 420, 600])
    func `a ledger without room stops an export, and loses nothing of it`(kibibytes: Int) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let address = "http://127.0.0.1:\(port)"
                let job = try GeneratedWave(rows: Self.people).write(to: folder, directory: address)
                #expect(try await roster.run("import", job, "--yes").status == 0)
                try ExportJob.write(to: folder, directory: address)
                let script = """
                    mkdir -p state && mount -t tmpfs -o size=\(kibibytes)k tmpfs state || exit 99
                    "$ROSTER" export all.yaml --out all >&2; first=$?
                    mount -o remount,size=60m state || exit 98
                    [ -e all ] || "$ROSTER" resume last >&2 || "$ROSTER" export all.yaml --out all >&2 || exit 97
                    "$ROSTER" verify all >&2 || exit 96
                    cp -r all kept; echo "first: $first" >&2
                    """
                let result = try await run(script, in: roster)
                #expect(result.status == 0, "\(result)")
                if !result.err.contains("first: 0") { #expect(result.err.contains("full"), "\(result)") }
                try checkKept(folder, result)
            }
        }
    }
}
