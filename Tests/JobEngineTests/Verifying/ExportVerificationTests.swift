import ContactAPI
import Foundation
import JobModel
import TestSupport
import Testing

@testable import JobEngine

/// What is found out about an export that was touched after it had been written.
struct ExportVerificationTests {
    private func export(
        _ body: (_ folder: String) throws -> Void
    ) async throws -> [VerifyFinding.Kind] {
        var kinds: [VerifyFinding.Kind] = []
        try await withFolder { folder in
            let users = [Company.ada, Company.user("bob", departments: ["0"])]
            try await FakeDirectory(departments: Company.departments, users: users).serve { client in
                let exporter = Exporter(client: client, job: JobDefinition(job: "all"))
                let written = try await exporter.export(to: folder + "/out").folder
                try body(written)
                kinds = try ExportVerification(folder: written).findings.map(\.kind)
            }
        }
        return kinds
    }

    private func rewrite(_ path: String, _ change: (String) -> String) throws {
        // With the mark at the beginning, which reading as a text would take away.
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        try change(text).write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test func `an export that nobody touched is as written`() async throws {
        #expect(try await export { _ in } == [])
    }

    @Test func `finds files that are cut, changed, missing and added`() async throws {
        let cut = try await export { try rewrite($0 + "/people.csv") { String($0.dropLast(10)) } }
        #expect(cut.first == .fileTruncated)
        let fewer = try await export { folder in
            try rewrite(folder + "/people.csv") { $0.split(separator: "\r\n").dropLast().joined(separator: "\r\n") }
        }
        #expect(fewer == [.fileTruncated, .recordsDiffer])
        let changed = try await export { try rewrite($0 + "/people.csv") { $0.replacing("bob", with: "bop") } }
        #expect(changed == [.fileChanged])
        let longer = try await export { try rewrite($0 + "/departments.csv") { $0 + "x,y\r\n" } }
        #expect(longer == [.fileLonger, .recordsDiffer])
        let missing = try await export { try FileManager.default.removeItem(atPath: $0 + "/people.csv") }
        #expect(missing == [.fileMissing])
        let added = try await export { try "x".write(toFile: $0 + "/x", atomically: true, encoding: .utf8) }
        #expect(added == [.fileAdded])
    }

    @Test(arguments: ["\"people\" : 2|\"people\" : 3", "\"job\" : \"all\"|\"job\" : \"one\"", "\n}|\n }"])
    func `finds a manifest that was edited by hand`(edit: String) async throws {
        let parts = edit.split(separator: "|").map(String.init)
        let kinds = try await export { folder in
            try rewrite(folder + "/manifest.json") { $0.replacing(parts[0], with: parts[1]) }
        }
        #expect(kinds == [.manifestEdited])
    }

    @Test func `a manifest without its digest was edited`() async throws {
        let kinds = try await export { folder in
            try rewrite(folder + "/manifest.json") { text in
                text.split(separator: "\n").filter { !$0.contains("\"digest\"") }.joined(separator: "\n")
            }
        }
        #expect(kinds == [.manifestEdited])
    }

    @Test(arguments: ["people-left.csv", "notes.txt"])
    func `changes since an earlier export belong to it, and nothing beside them`(name: String) async throws {
        let kinds = try await export { folder in
            let changes = folder + "/changes"
            try FileManager.default.createDirectory(atPath: changes, withIntermediateDirectories: false)
            try "x".write(toFile: changes + "/people-left.csv", atomically: true, encoding: .utf8)
            let record = try JSONEncoder().encode(try ChangeFiles(writtenTo: changes))
            try record.write(to: URL(fileURLWithPath: changes + "/changes.json"))
            try "x".write(toFile: changes + "/" + name, atomically: true, encoding: .utf8)
        }
        #expect(kinds == (name == "notes.txt" ? [.fileAdded] : []))
    }

    @Test func `of an export of a department, others are not new`() async throws {
        try await withFolder { folder in
            var choice = ExportChoice()
            choice.within = ["d1"]
            var job = JobDefinition(job: "all")
            job.export = choice
            let exported = job
            let directory = FakeDirectory(departments: Company.departments, users: [Company.ada])
            try await directory.serve { client in
                let written = try await Exporter(client: client, job: exported).export(to: folder + "/out").folder
                var verification = try ExportVerification(folder: written)
                try await verification.compare(with: client)
                #expect(verification.findings == [])
            }
        }
    }

    @Test func `compares the departments with the directory, and names those that differ`() async throws {
        var departments = Company.departments
        for place in departments.indices { departments[place].memberCount = 1 }
        try await withFolder { folder in
            let directory = FakeDirectory(departments: departments, users: [Company.user("bob", departments: ["0"])])
            var written = ""
            try await directory.serve { client in
                written = try await Exporter(client: client, job: JobDefinition(job: "all"))
                    .export(to: folder + "/out").folder
                var same = try ExportVerification(folder: written)
                try await same.compare(with: client)
                #expect(same.findings == [] && same.isLive && same.exit == .success)
            }
            var later = directory
            later.departments[0].memberCount = 5
            later.departments.remove(at: 4)
            later.departments.append(Company.department("d9", "New"))
            try await later.serve { client in
                var changed = try ExportVerification(folder: written)
                try await changed.compare(with: client)
                let found = changed.findings.map { "\($0.kind.rawValue) \($0.name)" }
                #expect(found == ["department_count od-d1", "department_gone od-d5", "department_added od-d9"])
                #expect(changed.exit == .different)
            }
        }
    }

    @Test(arguments: [true, false])
    func `numbers that are not shown are no difference, and it is said that they were not compared`(
        wasShown: Bool
    ) async throws {
        var departments = Company.departments
        for place in departments.indices { departments[place].memberCount = 1 }
        let counted = departments
        try await withFolder { folder in
            var directory = FakeDirectory(departments: counted, users: [Company.ada])
            if !wasShown { for place in counted.indices { directory.departments[place].memberCount = nil } }
            var written = ""
            try await directory.serve { client in
                written = try await Exporter(client: client, job: JobDefinition(job: "all"))
                    .export(to: folder + "/out").folder
            }
            for place in counted.indices { directory.departments[place].memberCount = wasShown ? nil : 1 }
            try await directory.serve { client in
                var verification = try ExportVerification(folder: written)
                #expect(verification.uncounted == nil)
                try await verification.compare(with: client)
                #expect(verification.findings == [] && verification.exit == .success)
                #expect(verification.uncounted == 5 && verification.asked == 5)
            }
        }
    }

    @Test func `a folder without a manifest is no export`() async throws {
        try await withFolder { folder in
            let missing = ComparedExportError.nothingToVerify(path: folder)
            #expect(throws: missing) { _ = try ExportVerification(folder: folder) }
            return
        }
    }
}
