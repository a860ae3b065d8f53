import Foundation
import TestSupport
import Testing

/// `contact-directory`, the directory without Roster.
struct ContactDirectoryTests {
    private func command(in folder: String) -> RosterCommand {
        var command = RosterCommand(folder: folder)
        command.program = RosterCommand.path(of: "contact-directory")
        return command
    }

    private func serving(
        _ command: RosterCommand,
        _ arguments: String...,
        body: (_ port: Int) async throws -> Void
    ) async throws -> Int32 {
        let server = try await RunningServer(command, command: [], arguments)
        do {
            try await body(server.port)
        } catch {
            await server.interrupt()
            throw error
        }
        return await server.interrupt()
    }

    private func answer(_ port: Int, _ path: String, bearer: String? = nil, body: String? = nil) async throws -> String
    {
        let output = Pipe()
        var arguments = ["-s", "http://127.0.0.1:\(port)\(path)"]
        if let bearer { arguments += ["-H", "Authorization: Bearer \(bearer)"] }
        if let body { arguments += ["-d", body] }
        let process = try ChildProcess(
            "/usr/bin/curl",
            arguments,
            environment: [:],
            folder: "/",
            output: output.fileHandleForWriting,
            error: .standardError
        )
        try output.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        #expect(await process.end() == 0)
        return String(decoding: said, as: UTF8.self)
    }

    private func token(_ port: Int) async throws -> String {
        try await answer(
            port,
            "/open-apis/auth/v3/tenant_access_token/internal",
            body: #"{"app_id":"cli_example","app_secret":"an-example-secret"}"#
        )
    }

    @Test func `serves the example company in memory, and leaves nothing behind`() async throws {
        try await withFolder { folder in
            let status = try await serving(command(in: folder), "--rates", "off") { port in
                let login = try await token(port)
                #expect(login.contains("\"tenant_access_token\":\"t-"))
            }
            #expect(status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        }
    }

    @Test func `takes faults, and a control token from the environment`() async throws {
        try await withFolder { folder in
            var command = command(in: folder)
            command.environment["ROSTER_CONTROL_TOKEN"] = "stage"
            let status = try await serving(command, "--fault", "server_error 100%") { port in
                let login = try await token(port)
                let secret = try #require(login.split(separator: "\"").first { $0.hasPrefix("t-") })
                let path = "/open-apis/contact/v3/users/u001?user_id_type=user_id"
                #expect(try await answer(port, path, bearer: String(secret)).contains("bad gateway"))
                let ended = try await answer(port, "/control/faults", bearer: "stage", body: #"{"faults":[]}"#)
                #expect(ended.contains("true"))
                #expect(try await answer(port, path, bearer: String(secret)).contains("周敏"))
                #expect(try await answer(port, "/control/log", bearer: "stage").contains("cli_example"))
            }
            #expect(status == 0)
        }
    }

    @Test(arguments: [
        (["--company", "nowhere.yaml"], "nowhere.yaml", "检查"),
        (["--control-token", "x"], "--control-token-file", "--control-token-file"),
        (["--fault", "rain 5%"], "rain", "rain"),
        (["--lang", "fr"], "--lang", "--lang"),
    ]) func `reports unusable arguments, with status 2`(
        arguments: [String],
        english: String,
        chinese: String
    ) async throws {
        try await withFolder { folder in
            var command = command(in: folder)
            let result = try await command.run(arguments)
            #expect(result.status == 2 && result.err.contains(english) && result.out.isEmpty, "\(result.err)")
            command.environment["LC_ALL"] = "zh_CN.UTF-8"
            #expect(try await command.run(arguments).err.contains(chinese))
        }
    }

    @Test func `reports that the secret of the example is public`() async throws {
        try await withFolder { folder in
            let command = command(in: folder)
            let result = try await command.run(["--lang", "zh"], disturbed: .signal(2, onceSaid: "密钥"))
            #expect(result.status == 0 && result.err.contains("cli_example") && result.out.contains("listening on"))
        }
    }
}
