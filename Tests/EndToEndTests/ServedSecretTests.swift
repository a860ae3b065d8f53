import Foundation
import TestSupport
import Testing

/// What `roster directory` says of its secrets, and who gets in.
struct ServedSecretTests {
    /// Runs the two requests of the README by curl, as they are typed there; returns the person's answer.
    private func curl(_ port: Int, secret: String = "an-example-secret") async throws -> String {
        let token = try await post(port, secret: secret)
        guard let start = token.range(of: "t-"), let end = token[start.lowerBound...].firstIndex(of: "\"") else {
            return token
        }
        return try await shell(
            "curl -s 'localhost:\(port)/open-apis/contact/v3/users/u001?user_id_type=user_id' "
                + "-H 'Authorization: Bearer \(token[start.lowerBound..<end])'"
        )
    }

    private func post(_ port: Int, secret: String) async throws -> String {
        try await shell(
            "curl -s localhost:\(port)/open-apis/auth/v3/tenant_access_token/internal "
                + "-d '{\"app_id\":\"cli_example\",\"app_secret\":\"\(secret)\"}'"
        )
    }

    private func shell(_ command: String) async throws -> String {
        let pipe = Pipe()
        let process = try ChildProcess(
            "/bin/sh",
            ["-c", command],
            environment: ProcessInfo.processInfo.environment,
            folder: "/",
            output: pipe.fileHandleForWriting,
            error: .standardError
        )
        try pipe.fileHandleForWriting.close()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        _ = await process.end()
        return String(decoding: said, as: UTF8.self)
    }

    @Test func `the requests of the README work with the shipped company, also after an import`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            for _ in 0..<2 {
                try await roster.serving { port in
                    let answer = try await curl(port)
                    #expect(answer.contains("周敏") && answer.contains("+8613800001001"), "\(answer)")
                }
                #expect(try await roster.run("import", "jobs/onboarding.yaml", "--yes").status == 4)
            }
            // The import drew a secret of its own, for this user alone.
            let path = folder + "/state/roster/directory.sqlite.secret"
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a loaded directory accepts the random secret only`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.run("export", "jobs/full-export.yaml", "--out", "export").status == 0)
            let loaded = try await roster.run("directory", "load", "export", "--yes")
            let path = folder + "/state/roster/directory.sqlite.secret"
            #expect(loaded.status == 0 && loaded.err.contains(path), "\(loaded.err)")
            let secret = try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
            try await roster.serving { port in
                let refused = try await post(port, secret: "an-example-secret")
                #expect(refused.contains("10014"))
                let answer = try await curl(port, secret: secret)
                #expect(answer.contains("周敏"))
            }
            // Roster's own processes get in.
            #expect(try await roster.employees().count == 11)
            #expect(try await roster.run("directory", "reset", "--yes").status == 0)
            try await roster.serving { port in
                let answer = try await curl(port)
                #expect(answer.contains("周敏"))
            }
        }
    }

    @Test func `reads the control token from a file or the environment, never from the arguments`() async throws {
        try await withFolder { folder in
            try Project.copyJobs(to: folder)
            try "stage-one\n".write(toFile: folder + "/token", atomically: true, encoding: .utf8)
            var roster = RosterCommand(folder: folder)
            func outbox(_ port: Int, _ token: String) async throws -> String {
                try await shell(
                    "curl -s -o /dev/null -w '%{http_code}' localhost:\(port)/control/outbox -H 'Authorization: Bearer \(token)'"
                )
            }
            try await roster.serving("--control-token-file", "token") { port in
                let statuses = [try await outbox(port, "stage-one"), try await outbox(port, "stage-two")]
                #expect(statuses == ["200", "403"])
            }
            let shown = try await roster.run("directory", "serve", "--control-token", "x")
            #expect(shown.status == 2 && shown.err.contains("--control-token-file"), "\(shown.err)")
            let missing = try await roster.run("directory", "serve", "--control-token-file", "nowhere")
            #expect(missing.status == 2 && missing.err.contains("nowhere"), "\(missing.err)")
            roster.environment["ROSTER_CONTROL_TOKEN"] = "stage-two"
            try await roster.serving { port in
                let status = try await outbox(port, "stage-two")
                #expect(status == "200")
            }
        }
    }

    @Test func `an argument cannot start a new line in an error`() async throws {
        try await withFolder { folder in
            for argument in ["--x\nroster: all rows are written", "--x\u{202E}\u{1B}[2J", "a\u{61C}\r\nb"] {
                for arguments in [[argument], ["import", argument], ["import", "a.csv", "--match=" + argument]] {
                    let result = try await RosterCommand(folder: folder).run(arguments)
                    #expect(result.status != 0)
                    #expect(!result.err.contains("\nroster: all") && !result.err.contains("\u{1B}"), "\(result.err)")
                    #expect(!result.err.contains("\u{202E}") && !result.err.contains("\u{61C}"), "\(result.err)")
                }
            }
        }
    }
}
