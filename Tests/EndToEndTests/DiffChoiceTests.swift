import Foundation
import TestSupport
import Testing

/// `roster diff` and `--since` with exports that were to hold different people.
struct DiffChoiceTests {
    private func directory(_ folder: String) throws -> RosterCommand {
        try ExportJob.write(to: folder)
        return RosterCommand(folder: folder)
    }

    @Test(arguments: [["--department", "ops"], ["--where", "city=上海"], ["--department", "ops", "--without-below"]])
    func `people that an export was not to hold have neither joined nor left`(choice: [String]) async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "whole").status == 0)
            let part = try await roster.run(["export", "all.yaml", "--out", "part"] + choice)
            #expect(part.status == 0, "\(part.err)")
            for sides in [["whole", "part"], ["part", "whole"], ["whole/people.csv", "part/people.csv"]] {
                let diff = try await roster.run(["diff"] + sides)
                #expect(diff.status == 3 && diff.out.isEmpty, "\(diff.out)\(diff.err)")
                #expect(diff.err.contains("different people") && diff.err.contains("only people"), "\(diff.err)")
            }
            #expect(try await roster.run("diff", "part", "part").status == 0)
            // A sheet that no manifest describes may hold anything.
            try FileManager.default.copyItem(atPath: folder + "/whole/people.csv", toPath: folder + "/sheet.csv")
            let sheet = try await roster.run("diff", "part/people.csv", "sheet.csv")
            #expect(sheet.err.contains("holds only people"), "\(sheet.err)")
        }
    }

    @Test func `columns that only one of two exports has are no hindrance`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            #expect(try await roster.run("export", "all.yaml", "--out", "whole").status == 0)
            let few = try await roster.run("export", "all.yaml", "--out", "few", "--fields", "user_id,name")
            #expect(few.status == 0, "\(few.err)")
            let diff = try await roster.run("diff", "whole", "few")
            #expect(diff.out.contains("people: 0 joined, 0 left, 0 moved, 0 changed"), "\(diff.out)\(diff.err)")
        }
    }

    @Test func `who leaves the chosen departments may still be there`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let part = ["export", "all.yaml", "--department", "ops-cs-night", "--out"]
            #expect(try await roster.run(part + ["before"]).status == 0)
            let people = try String(contentsOfFile: folder + "/before/people.csv", encoding: .utf8)
            let rows = people.split(separator: "\r\n").dropFirst()
            let first = try #require(rows.first?.split(separator: ",").first.map(String.init))
            let moved = try await roster.importRows("user_id,department_ids\n\(first),hq\n")
            #expect(moved.status == 0, "\(moved.out)\(moved.err)")
            #expect(try await roster.run(part + ["after"]).status == 0)
            let diff = try await roster.run("diff", "before", "after")
            #expect(diff.out.contains("1 left"), "\(diff.out)\(diff.err)")
            #expect(diff.err.contains("may be elsewhere in the company"), "\(diff.err)")
        }
    }

    @Test func `a new export is compared with the latest that was to hold the same people`() async throws {
        try await withFolder { folder in
            let roster = try directory(folder)
            let daily = ["export", "all.yaml", "--out", "backup/{date}", "--since", "backup", "--quiet"]
            #expect(try await roster.run(daily).status == 0)
            let part = try await roster.run(daily + ["--department", "ops"])
            #expect(part.status == 0 && part.err.contains("no earlier export"), "\(part.out)\(part.err)")
            let whole = try await roster.run(daily)
            #expect(whole.status == 0 && whole.err.isEmpty, "\(whole.out)\(whole.err)")
            let again = try await roster.run(daily + ["--department", "ops"])
            #expect(again.status == 0 && again.err.isEmpty, "\(again.out)\(again.err)")
        }
    }
}
