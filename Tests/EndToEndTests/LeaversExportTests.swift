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
