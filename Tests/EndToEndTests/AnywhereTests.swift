import Foundation
import JobModel
import TestSupport
import Testing

/// The command in a folder where nothing of the project lies.
struct AnywhereTests {
    private func file(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    @Test func `the command writes jobs and company as they are in the project`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let job = try await roster.run("template", "job", "onboarding")
            #expect(job.status == 0)
            #expect(job.out == "onboarding.yaml\nonboarding/departments.csv\nonboarding/people.csv\n")
            let export = try await roster.run("template", "job", "full-export", "-o", "all.yaml")
            #expect(export.status == 0 && export.out == "all.yaml\n")
            #expect(try await roster.run("template", "company").out == "company.yaml\n")
            for (here, there) in [
                ("onboarding.yaml", "jobs/onboarding.yaml"), ("onboarding/people.csv", "jobs/onboarding/people.csv"),
                ("onboarding/departments.csv", "jobs/onboarding/departments.csv"),
                ("all.yaml", "jobs/full-export.yaml"),
                ("company.yaml", "templates/company.yaml"),
            ] {
                #expect(try file("\(folder)/\(here)") == file("\(Project.folder)/\(there)"), "\(here)")
            }
            let again = try await roster.run("template", "job", "departments")
            #expect(again.status == 3 && again.err.contains("onboarding/departments.csv"), "\(again.err)")
            #expect(!FileManager.default.fileExists(atPath: folder + "/departments.yaml"), "all or none")
            let elsewhere = try await roster.run("template", "job", "departments", "-o", "new/jobs/d.yaml")
            #expect(elsewhere.status == 0)
            #expect(FileManager.default.fileExists(atPath: folder + "/new/jobs/onboarding/departments.csv"))
        }
    }

    @Test func `the shipped wave runs with the command alone`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            #expect(try await roster.run("template", "job", "onboarding").status == 0)
            let result = try await roster.run("import", "onboarding.yaml", "--yes", "--json")
            let summary = try Summary(result)
            #expect(result.status == 4 && summary.count(.created) == 275 && summary.addsUp, "\(result.err)")
            try await roster.serving { #expect($0 > 0) }
        }
    }

    @Test(arguments: [
        (["template", "job"], "onboarding"), (["template", "job", "nothing"], "onboarding"),
        (["template", "company", "onboarding"], "job"),
        (["template", "company", "--from-directory"], "--from-directory"),
        (["template", "people", "departments"], "job"),
    ])
    func `refuses an unknown template, and names those that exist`(arguments: [String], word: String) async throws {
        try await withFolder { folder in
            let result = try await RosterCommand(folder: folder).run(arguments)
            #expect(result.status == 2 && result.err.contains(word), "\(result.err)")
        }
    }

    @Test func `shows its version and writes completions`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder)
            let version = try await roster.run("--version")
            #expect(version.status == 0 && version.out.split(separator: ".").count == 3 && version.err.isEmpty)
            for shell in ["bash", "zsh", "fish"] {
                let script = try await roster.run("--generate-completion-script", shell)
                #expect(script.status == 0 && script.out.contains("onboarding"), "\(shell)")
            }
        }
    }

    @Test(arguments: [
        (["improt", "a.csv"], "import"), (["stauts"], "status"), (["directory", "sevre"], "serve"),
        (["Import", "a.csv"], "import"), (["import", "a.csv", "--mach", "mobile"], "--match"),
        (["directory", "serve", "--prot", "1"], "--port"), (["tempalte", "job", "onboarding"], "template"),
        (["check", "a.csv", "--annotat=x.csv"], "--annotate"), (["directroy", "serve"], "directory"),
    ])
    func `names the similar subcommand or flag`(arguments: [String], meant: String) async throws {
        try await withFolder { folder in
            let result = try await RosterCommand(folder: folder).run(arguments)
            #expect(result.status == 2 && result.err.contains("Did you mean '\(meant)'?"), "\(result.err)")
        }
    }

    @Test func `says how to see the subcommands if none is similar`() async throws {
        try await withFolder { folder in
            let result = try await RosterCommand(folder: folder).run("xyzzy")
            #expect(result.status == 2 && !result.err.contains("Did you mean") && result.err.contains("--help"))
        }
    }
}
