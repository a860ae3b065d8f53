import Foundation
import TestSupport
import Testing

/// A process of another user of the same machine, beside a console that is at work.
@Suite(.enabled(if: OtherUser.isAvailable, Comment(rawValue: OtherUser.absence)))
struct AnotherUserTests {
    /// Says which of the paths in the file `$2` can be read, entered or written, after `$1` has been read to show that it can.
    private static let trying = """
        cat -- "$1" || exit 9
        while IFS= read -r path; do
            if [ -d "$path" ]; then ls -- "$path" >/dev/null 2>&1 && echo "entered $path"; fi
            head -c 1 -- "$path" >/dev/null 2>&1 && echo "read $path"
            [ -w "$path" ] && echo "can write $path"
        done < "$2"
        exit 0
        """

    @Test func `reads and writes nothing of what a console keeps`() async throws {
        try await FurnishedConsole.with { furnished in
            let stored = try furnished.stored()
            for name in ["/ledger.sqlite", "/corrections.csv", "/job.yaml", "/people.csv", "/choices.json"] {
                #expect(stored.contains { $0.hasSuffix(name) }, "\(name) is not in \(stored)")
            }
            let process = "/proc/\(furnished.console.process.processIdentifier)"
            let paths = stored + ["environ", "mem", "fd", "cwd/."].map { "\(process)/\($0)" }
            let said = try await tried(paths, in: furnished.folder)
            // The working folder is the test's, which is open.
            #expect(said == ["open to all"] + said.filter { $0.hasSuffix("/cwd/.") })
            // The same script sees what root may see.
            let open = try #require(stored.first { $0.hasSuffix("/corrections.csv") })
            for path in Set(open.indices.filter { open[$0] == "/" }.map { String(open[..<$0]) })
            where path.hasPrefix(furnished.folder) { try allow(0o755, path) }
            try allow(0o644, open)
            #expect(try await tried([open], in: furnished.folder) == ["open to all", "read \(open)"])
        }
    }

    private func allow(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func tried(_ paths: [String], in folder: String) async throws -> [String] {
        let (control, list) = (folder + "/open.txt", folder + "/paths.txt")
        for (path, text) in [(control, "open to all\n"), (list, paths.joined(separator: "\n") + "\n")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try allow(0o644, path)
        }
        let result = try await OtherUser.run(Self.trying, control, list, in: folder)
        #expect(result.status == 0, "\(result.err)")
        return result.out.split(separator: "\n").map(String.init)
    }

    /// Sends one request to the port `$1` of this machine, and prints the answer.
    private static let asking = """
        exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 9
        printf '%s %s HTTP/1.1\\r\\nHost: 127.0.0.1:%s\\r\\nConnection: close\\r\\nContent-Length: 0\\r\\n\\r\\n' "$2" "$3" "$1" >&3
        cat <&3
        """

    @Test func `is shown nothing by the console's port, and changes nothing there`() async throws {
        try await FurnishedConsole.with { furnished in
            func ask(_ method: String, _ path: String) async throws -> String {
                let port = String(furnished.console.browser.port)
                let result = try await OtherUser.run(Self.asking, port, method, path, in: furnished.folder)
                #expect(result.status == 0, "\(result.err)")
                for secret in FurnishedConsole.secrets { #expect(!result.out.contains(secret), "\(path)") }
                return result.out
            }
            let pages = ["", "/problems", "/values", "/annotated.xlsx", "/returned/aaaaaaaaaaaa"].map {
                furnished.sheet + $0
            }
            let runs = ["", "/plan", "/plan/file", "/results", "/events"].map { "/runs/\(furnished.run)\($0)" }
            for page in pages + runs + ["/", "/sheets/new", "/directory/people", "/?token=0"] {
                let answer = try await ask("GET", page)
                let isRefused = answer.hasPrefix("HTTP/1.1 403 ") || page == "/?token=0"
                #expect(isRefused && !answer.lowercased().contains("set-cookie"), "\(page): \(answer)")
            }
            // One who has read a used token over a shoulder, or the token of a page's forms, has no cookie all the same.
            let used = try await ask("GET", "/?token=\(furnished.token)")
            #expect(!used.lowercased().contains("set-cookie"))
            for path in [furnished.sheet + "/delete", "/directory/faults", "/runs/\(furnished.run)/release"] {
                let answer = try await ask("POST", "\(path)?form=\(furnished.formToken)")
                #expect(answer.hasPrefix("HTTP/1.1 403 "), "\(path): \(answer)")
            }
            #expect(try await furnished.console.browser.get(furnished.sheet).status == 200)
        }
    }
}
