import DirectoryServer
import Foundation
import TestSupport
import Testing

/// People who have left, looked for by a list of mobiles and emails while the directory is exported.
struct LeaversExportTests {
    private struct Manifest: Decodable {
        struct Resigned: Decodable, Equatable {
            var rows: Int
            var people: Int
            var stillThere: [Int]
            var notFound: [Int]
            var doubtful: [Int]
        }
        var people: Int
        var resigned: Resigned?
    }

    /// The shipped company has 韩磊, u012, who has left.
    private func exported(
        _ list: String,
        _ options: [String],
        _ body: (RosterCommand.Result, _ folder: String) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try "job: all\nkind: export\ndirectory: embedded\nlimits: { rates: off }\n"
                .write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
            try list.write(toFile: folder + "/leavers.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let result = try await roster.run(
                ["export", "all.yaml", "--out", "out", "--resigned-from", "leavers.csv"] + options
            )
            try await body(result, folder)
        }
    }

    private static let list = """
        员工,手机号,邮箱
        韩磊,138 0000 1012,
        again,,U012@example.com
        present,,u001@example.com
        nobody,13800009999,
        two people,13800001012,u001@example.com

        """

    @Test func `writes leavers apart, each once, and says what became of every row`() async throws {
        try await exported(Self.list, []) { result, folder in
            #expect(result.status == 0, "\(result.out)\(result.err)")
            #expect(result.out.contains("Leavers: 1 found by a list of 5 rows"), "\(result.out)")
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out/manifest.json"))
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let manifest = try decoder.decode(Manifest.self, from: data)
            let wanted = Manifest.Resigned(rows: 5, people: 1, stillThere: [4], notFound: [5], doubtful: [6])
            #expect(manifest.resigned == wanted)
            let people = try String(contentsOfFile: folder + "/out/people.csv", encoding: .utf8)
            let resigned = try String(contentsOfFile: folder + "/out/resigned.csv", encoding: .utf8)
            #expect(!people.contains("u012") && resigned.contains("u012") && resigned.contains("韩磊"))
            #expect(resigned.split(separator: "\r\n").count == 2 && resigned.contains("resigned"))
            // The same columns, so that the two can be put together.
            #expect(people.split(separator: "\r\n").first == resigned.split(separator: "\r\n").first)
            let verified = try await RosterCommand(folder: folder).run("verify", "out")
            #expect(verified.status == 0, "\(verified.out)\(verified.err)")
        }
    }

    /// One app sees no mobiles, another no emails; two leavers had the same user_id, one after the other.
    private static func company(without permission: String) -> String {
        let all = [
            "contact:contact", "contact:user.employee_id:readonly", "contact:user.id:readonly",
            "contact:contact.base:readonly", "contact:department.base:readonly",
            "contact:department.organize:readonly", "contact:user.base:readonly", "contact:user.email:readonly",
            "contact:user.phone:readonly", "contact:user.employee:readonly", "contact:user.department:readonly",
        ]
        return """
            tenants:
              - tenant_key: acme
                apps:
                  - app_id: cli_main
                    app_secret: secret
                    scope: all
                    permissions: [\(all.filter { $0 != permission }.joined(separator: ", "))]
                departments: [{ department_id: d1, name: 部门1 }]
                users:
                  - { user_id: u1, name: 甲, mobile: "13800000001", email: a@example.com, departments: [d1] }
                  - { user_id: u2, name: 乙, mobile: "13800000002", email: b@example.com, departments: [d1], status: resigned }

            """
    }

    @Test(arguments: ["contact:user.phone:readonly", "contact:user.email:readonly"])
    func `a leaver with one hidden key is one person`(permission: String) async throws {
        let directory = try await EmbeddedDirectory.start(
            company: try CompanyFile(yaml: Self.company(without: permission))
        )
        try await withFolder { folder in
            try "job: all\nkind: export\ndirectory: \(directory.address)\nlimits: { rates: off }\n"
                .write(toFile: folder + "/all.yaml", atomically: true, encoding: .utf8)
            try "mobile,email\n13800000002,b@example.com\n13800000002,\n,b@example.com\n13800000001,\n"
                .write(toFile: folder + "/leavers.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(
                folder: folder,
                environment: ["ROSTER_APP_ID": "cli_main", "ROSTER_APP_SECRET": "secret"]
            )
            let result = try await roster.run(
                "export",
                "all.yaml",
                "--out",
                "out",
                "--resigned-from",
                "leavers.csv"
            )
            #expect(result.status == 0, "\(result.out)\(result.err)")
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out/manifest.json"))
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let manifest = try decoder.decode(Manifest.self, from: data)
            #expect(
                manifest.resigned == .init(rows: 4, people: 1, stillThere: [5], notFound: [], doubtful: []),
                "\(result.out)\(result.err)"
            )
            let resigned = try String(contentsOfFile: folder + "/out/resigned.csv", encoding: .utf8)
            #expect(resigned.split(separator: "\r\n").count == 2 && resigned.contains("乙"), "\(resigned)")
        }
        try await directory.stop()
    }

    @Test(arguments: [("xlsx", "directory.xlsx"), ("ndjson", "resigned.ndjson"), ("sqlite", "directory.sqlite")])
    func `writes them in every format`(format: String, file: String) async throws {
        try await exported(Self.list, ["--format", format, "--where", "city=nowhere"]) { result, folder in
            #expect(result.status == 0, "\(result.out)\(result.err)")
            #expect(FileManager.default.fileExists(atPath: folder + "/out/" + file))
            // Conditions are of people who are there.
            #expect(result.out.contains("0 people") && result.out.contains("Leavers: 1 found"), "\(result.out)")
        }
    }

    @Test(arguments: [
        ("mobile\n12345\n", "row 2"), ("name\n韩磊\n", "neither a column of mobiles"), ("email\n", "names nobody"),
    ])
    func `says what is wrong with the list before anything is read`(list: String, words: String) async throws {
        try await exported(list, []) { result, folder in
            #expect(result.status == 3 && result.err.contains(words), "\(result.out)\(result.err)")
            #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
            let runs = try await RosterCommand(folder: folder).run("runs", "--json")
            #expect(runs.out.filter { !$0.isWhitespace } == "[]", "\(runs.out)")
        }
    }
}
