import Foundation
import TestSupport
import Testing

/// The manual page on schedules: its script, its units and its cron line are tried as they stand there.
struct SchedulePageTests {
    /// The code below `<!-- checked: NAME -->`.
    private static func block(_ name: String) throws -> String {
        let page = try Project.text("Sources/JobEngine/JobEngine.docc/Schedules.md")
        let start = try #require(page.firstRange(of: "<!-- checked: \(name) -->\n```")).upperBound
        let code = page[start...].drop { $0 != "\n" }.dropFirst()
        return String(code[..<(try #require(code.firstRange(of: "\n```")).lowerBound)]) + "\n"
    }

    /// A folder whose programs are found before all others; each writes its arguments and its input to a file of its name.
    private func stage(_ folder: String) async throws -> RosterCommand {
        let bin = folder + "/bin"
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: false)
        // A program that this process wrote itself is busy for as long as a child that it starts has a copy of the descriptor.
        var install = RosterCommand(folder: folder)
        install.program = "/usr/bin/install"
        func program(_ name: String, _ text: String) async throws {
            let source = folder + "/" + name + ".text"
            try text.write(toFile: source, atomically: true, encoding: .utf8)
            #expect(try await install.run("-m", "755", source, bin + "/" + name).status == 0)
        }
        try await program("roster-daily", try Self.block("daily script"))
        for name in ["mail", "curl"] {
            try await program(name, "#!/bin/sh\n{ printf '%s\\n' \"$@\"; cat; } >> '\(folder)/\(name).said'\n")
        }
        try FileManager.default.createSymbolicLink(
            atPath: bin + "/roster",
            withDestinationPath: RosterCommand.executable
        )
        try ExportJob.write(to: folder)
        return RosterCommand(folder: folder, environment: ["PATH": bin + ":/usr/bin:/bin"])
    }

    @Test func `the script says nothing of an equal directory, and mails or posts all else`() async throws {
        try await withFolder { folder in
            let roster = try await stage(folder)
            var daily = roster
            // By the shell that its first line names: a file that was just written may be busy.
            daily.program = "/bin/sh"
            let script = folder + "/bin/roster-daily"
            func said(by name: String) -> String {
                (try? String(contentsOfFile: "\(folder)/\(name).said", encoding: .utf8)) ?? ""
            }
            for _ in 0..<2 {
                let run = try await daily.run(script, "backup", "all.yaml")
                #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty, "\(run.out)\(run.err)")
            }
            #expect(said(by: "mail").isEmpty)
            let change = try await roster.importRows("user_id,work_station\nu003,Elsewhere\n")
            #expect(change.status == 0, "\(change.err)")
            let changed = try await daily.run(script, "backup", "all.yaml")
            #expect(changed.status == 10, "\(changed.out)\(changed.err)")
            let mail = said(by: "mail")
            #expect(
                mail.contains("has changed") && mail.contains("people: 0 joined, 0 left, 0 moved, 1 changed"),
                "\(mail)"
            )
            #expect(mail.contains("\nroot\n"), "\(mail)")

            daily.environment["ROSTER_WEBHOOK"] = "https://example.com/hook"
            let failed = try await daily.run(script, "backup", "nowhere.yaml")
            #expect(failed.status != 0 && failed.status != 10)
            let post = said(by: "curl")
            #expect(post.contains("https://example.com/hook") && post.contains("was not exported"), "\(post)")
            let body = try #require(post.split(separator: "\n").last)
            #expect(try JSONSerialization.jsonObject(with: Data(body.utf8)) is [String: Any])
            #expect(said(by: "mail") == mail)
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
    func `systemd takes the units`() async throws {
        try await withFolder { folder in
            _ = try await stage(folder)
            let units = folder + "/units"
            try FileManager.default.createDirectory(atPath: units, withIntermediateDirectories: false)
            // The program must be there.
            let service = try Self.block("service").replacing("/usr/local/bin/", with: folder + "/bin/")
            try service.write(toFile: units + "/roster-export.service", atomically: true, encoding: .utf8)
            try Self.block("timer").write(toFile: units + "/roster-export.timer", atomically: true, encoding: .utf8)
            var analyze = RosterCommand(folder: folder)
            analyze.program = "/usr/bin/systemd-analyze"
            for unit in ["service", "timer"] {
                let verified = try await analyze.run("verify", "\(units)/roster-export.\(unit)")
                let complaints = verified.err.split(separator: "\n").filter { $0.contains("roster-export") }
                #expect(verified.status == 0 && complaints.isEmpty, "\(verified.err)")
            }
            let moment = try #require(try Self.block("timer").firstMatch(of: /OnCalendar=(.+)/)).1
            #expect(try await analyze.run("calendar", String(moment)).status == 0)
        }
    }

    @Test func `the cron line runs the script with the credentials`() async throws {
        try await withFolder { folder in
            let roster = try await stage(folder)
            let table = try Self.block("cron")
            // Cron itself looks in /usr/bin and /bin alone, and the script does not name the path of `roster`.
            #expect(table.contains("PATH=/usr/local/bin:/usr/bin:/bin\n"))
            let line = try #require(table.split(separator: "\n").last)
            let fields = line.split(separator: " ", maxSplits: 6)
            #expect(
                fields.prefix(5).joined(separator: " ") == "30 1 * * *" && fields[5] == "roster" && !line.contains("%")
            )
            try "ROSTER_MAIL=ops@example.com\n".write(
                toFile: folder + "/credentials",
                atomically: true,
                encoding: .utf8
            )
            let command = fields[6].replacing("exec /usr/local/bin", with: "exec /bin/sh \(folder)/bin")
                .replacing("/etc/roster/credentials", with: folder + "/credentials")
                .replacing("/etc/roster/full-export.yaml", with: "nowhere.yaml")
                .replacing("/var/lib/roster", with: folder)
            var shell = roster
            shell.program = "/bin/sh"
            let run = try await shell.run("-c", String(command))
            #expect(run.status != 0)
            let mail = try String(contentsOfFile: folder + "/mail.said", encoding: .utf8)
            #expect(mail.contains("ops@example.com"), "\(mail)")
        }
    }
}
