import Foundation
import JobModel
import TestSupport
import Testing
import Wording

/// What the commands say with `--lang zh` of the shipped wave is Chinese but for names, codes, paths, flags and fields.
struct ChineseScreenTests {
    private static let commands: [(arguments: String, statuses: [Int32])] = [
        ("inspect jobs/onboarding/people.csv", [0]), ("inspect few.csv", [0, 3]),
        ("check jobs/onboarding.yaml", [3]), ("check jobs/onboarding.yaml --directory embedded", [3]),
        ("check few.csv --match user_id", [3]), ("check none.csv", [3]), ("check jobs", [3]),
        ("check jobs/onboarding.yaml --match email", [2]), ("check bad.yaml", [2]),
        ("plan jobs/onboarding.yaml --verbose -o wave.plan", [3]), ("plan jobs/onboarding.yaml -o wave.plan", [2]),
        ("import jobs/onboarding.yaml", [2]), ("status last", [0]), ("resolve last", [2]),
        ("import jobs/onboarding.yaml --yes", [4, 5, 6]), ("status last --lineage", [0]),
        ("results last", [0]), ("results last --out /proc/none", [1]),
        ("rows last", [0]), ("rows last --outcome unsuccessful --limit 5", [0]), ("rows last --text 没有这个", [0]),
        ("rows last --order outcome --after sent:0:1:2", [2]), ("rows last --outcome bad", [2]),
        ("rows last --limit 0", [2]),
        ("rows last --step nothing", [2]), ("rows last --after 5", [2]), ("log last --row 2", [0]),
        ("log last --row 30", [0]), ("log last --row 9999", [2]),
        ("resume last --yes", [2, 3, 4, 5, 6]), ("apply wave.plan --yes", [6]), ("retry last --yes", [0, 2, 3, 4]),
        ("retry last --input jobs/onboarding/departments.csv --yes", [2, 3]), ("runs", [0]),
        ("doctor --directory embedded", [0]), ("doctor --directory embedded --id u001", [0]), ("doctor who", [2]),
        ("explain 43008", [0]), ("explain 12", [3]), ("explain 手机号和邮箱冲突", [0]), ("explain 天气", [3]),
        ("export jobs/full-export.yaml --out export", [0]), ("export jobs/onboarding.yaml --out export", [2]),
        ("check few.csv --directory http://127.0.0.1:1 --app-id x --app-secret-file none", [7]),
        ("check few.csv --directory http://127.0.0.1:1 --app-id x --app-secret-file secret", [8]),
        ("check few.csv --directory ftp://a", [2]), ("status none", [2]), ("purge --before 2030-13-01", [2]),
        ("purge --before 2030-01-01", [2]), ("template people", [0]), ("template job", [2]), ("runs --limit 0", [2]),
        ("import", [2]), ("import a b", [2]), ("statu last", [2]), ("check few.csv --mod create", [2]),
        ("check few.csv --mode creat", [2]), ("check few.csv --mode", [2]), ("directory outbox", [0]),
        ("directory log --last 3", [0]), ("ledger salvage", [0, 2]),
    ]

    @Test func `no sentence is left in English`() async throws {
        try await withFolder { folder in
            for name in ["jobs", "templates"] {
                try FileManager.default.copyItem(atPath: Project.folder + "/\(name)", toPath: folder + "/\(name)")
            }
            let files = [
                "few.csv": "name,employee_id,备注\n甲,A1,x\n", "secret": "hush\n",
                "bad.yaml":
                    "job: x\nkind: import\nsteps: [{ subject: people, source: a.csv, match: email, mode: creat }]\n",
                "templates/company.yaml": try String(
                    contentsOfFile: folder + "/templates/company.yaml",
                    encoding: .utf8
                )
                    + "\nfaults: [half_created 5%, answer_lost 2%, server_error 3%]\n",
            ]
            for (name, text) in files { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
            let screen = ChineseScreen(roster: RosterCommand(folder: folder))
            for command in Self.commands {
                let name = command.arguments.prefix { $0 != " " }
                let isData = ["template", "inspect", "directory"].contains(name)
                let part: ChineseScreen.Part = name == "explain" ? .indented : isData ? .standardError : .both
                try await screen.run(command.arguments, ends: Set(command.statuses), in: part)
            }
            try screen.read(try Self.sentences(ofResultsIn: folder))
        }
    }

    /// What `failed.csv` and `results.csv` say to people.
    private static func sentences(ofResultsIn folder: String) throws -> [String] {
        var sentences: [String] = []
        let enumerator = FileManager.default.enumerator(atPath: folder)
        while let name = enumerator?.nextObject() as? String {
            let columns =
                name.hasSuffix("failed.csv")
                ? ["roster_problem", "roster_remedy"] : name.hasSuffix("results.csv") ? ["problem"] : []
            guard !columns.isEmpty else { continue }
            let sheet = try Sheet(folder + "/" + name)
            for column in columns { sentences += sheet.column(column) }
        }
        #expect(sentences.contains { !$0.isEmpty })
        return sentences
    }

    @Test(arguments: [
        ("Permission denied", "没有权限（Permission denied）"),
        ("/a/b: No space left on device", "/a/b：磁盘空间不足（No space left on device）"),
        ("something new", "something new"),
    ])
    func `reasons of the system are told in Chinese, with what it said`(said: String, chinese: String) {
        #expect(SystemReason.chinese(said) == chinese)
        #expect(LocalizedText(said: said) == LocalizedText(en: said, zh: chinese))
    }
}
