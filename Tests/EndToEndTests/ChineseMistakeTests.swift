import Foundation
import TestSupport
import Testing

/// What is told in Chinese of jobs, companies and calls that are wrong.
struct ChineseMistakeTests {
    /// Values of keys, and keys that the mistakes lack.
    private static let words = ChineseScreen.words(in: [
        "job kind import export steps subject source match mode auto batch single true false required optional tab",
        "feishu lark documented off limits rates workers safety canary delimiter encoding header leaders scope apps",
        "company developer results bash zsh fish settings units licences users accounts tenants contact directory all availability faults latency cut throttled",
    ])

    @Test(arguments: [
        "job: x\nkind: export\nsteps: [{ subject: people, source: a.csv, match: email }]\n",
        "job: x\nkind: move\nsteps: []\n",
        "job: x\nsteps:\n  - subject: people\n    source: [a\n", "{{{", "job: *x\n", "\tjob: x\n", "job: x\njob: y\n",
        "",
        "steps: 3\n", "? [a]\n: b\n", "job: 'x\n", "job: x: y\n", "job: x\n kind: y\n", "- job\njob: x\n",
        "job: \"\\q\"\n",
        "job: !x y\nkind: z\n", "job: @x\n",
        "job: x\nkind: import\nsteps: [{ subject: cats, source: a, match: b }]\n",
        """
        job: x
        kind: import
        steps: [{ subject: people, source: a.csv, match: shoe }]
        limits: { rates: fast, workers: 0, batch_items: 900, batch_rate: x, settle_after: soon, deadline: 3 }
        safety: { stop_at: 7, canary: -1 }
        """,
        """
        job: ''
        kind: import
        directory: ftp://x
        submit: never
        notify: perhaps
        timezone: Mars/Base
        region: ZZZ
        edition: gold
        overwrite: 3
        steps:
          - { subject: people, source: few.csv, match: email, on_existing: x, columns: [a], header: x, leaders: maybe }
          - { subject: departments, encoding: klingon, delimiter: xx, allow_new: [shoe], ignore: 3 }
        """,
        """
        a: &a [x, x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
        g: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
        """,
    ])
    func `wrong jobs`(job: String) async throws {
        try await withFolder { folder in
            try job.write(toFile: folder + "/bad.yaml", atomically: true, encoding: .utf8)
            let screen = ChineseScreen(roster: RosterCommand(folder: folder), words: Self.words)
            try await screen.run("check bad.yaml", ends: [2])
        }
    }

    @Test func `wrong calls`() async throws {
        try await withFolder { folder in
            try "name,employee_id\n甲,A1\n".write(toFile: folder + "/few.csv", atomically: true, encoding: .utf8)
            let screen = ChineseScreen(
                roster: RosterCommand(folder: folder, environment: ["LC_ALL": "zh_CN.UTF-8"]),
                words: Self.words
            )
            for line in [
                "import --yes=no few.csv", "import -z few.csv", "check few.csv --encoding",
                "check few.csv --submit never",
                "check few.csv --leaders maybe", "runs --limit", "runs --limit 1 --limit", "status", "log last",
                "log last --row x", "log last --row 0", "retry", "resume a b", "apply", "apply none.plan --yes",
                "plan few.csv",
                "purge", "purge --before yesterday", "template", "template cat", "template people --headers fr",
                "explain", "export --format", "doctor --id", "directory serve --fault x", "directory serve --fault cut",
                "directory serve --port x", "directory serve --rates fast", "directory serve --control-token x",
                "directory serve --control-token-file none", "directory load", "directory load none --yes",
                "ledger salvage x",
                "runs --lang fr", "check few.csv --directory embedded --app-id x --input-limit huge", "resultss last",
                "--generate-completion-script tcsh",
            ] {
                try await screen.run(line, ends: [1, 2, 3], in: .standardError)
            }
        }
    }

    private static let companies: [(from: String, to: String)] = [
        ("scope: all", "scope: some"), ("scope: all", "scope: { departments: [nowhere], users: [] }"),
        ("scope: all", "scope: { departments: [hq], users: [nobody] }"), ("new_users: joined", "new_users: maybe"),
        ("parent: hq,", "parent: nowhere,"), ("leader: u001", "leader: u999"), ("value: 6", "value: six"),
        ("tenant_key", "tenantkey"), ("app_id: cli", "app_id cli"), ("    apps:", "  apps:"), ("    apps:", "\tapps:"),
        ("order: 10 }", "order: [10] }"), ("department_id: hq-legal", "department_id: HQ"), ("value: 6", "value: 6.5"),
        ("batch_items: 50", "throttle_status: 500"), ("app_secret:", "secret:"),
        ("parent: hq, ", "parent: hq-office, "),
    ]

    @Test(arguments: companies.indices)
    func `wrong companies`(place: Int) async throws {
        let (from, to) = Self.companies[place]
        try await withFolder { folder in
            let whole = try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
            try #require(whole.contains(from))
            try whole.replacing(from, with: to).write(
                toFile: folder + "/company.yaml",
                atomically: true,
                encoding: .utf8
            )
            try await Self.refused(in: folder, "--company company.yaml", says: "公司文件")
        }
    }

    @Test(arguments: [
        ("tenants: 3", "tenants"), ("", "为空"), ("tenants: []", "没有应用"), ("tenants:\n  - apps: []", "tenant_key"),
        ("tenants: [", "YAML"), ("faults: [rain 5%]\ntenants: []", "没有这种故障"), ("faults: 3\ntenants: []", "faults"),
    ])
    func `texts that are no company`(yaml: String, evidence: String) async throws {
        try await withFolder { folder in
            try yaml.write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
            try await Self.refused(in: folder, "--company company.yaml", says: evidence)
        }
    }

    @Test func `what a server cannot be started with`() async throws {
        try await withFolder { folder in
            try String(repeating: "no database ", count: 500)
                .write(toFile: folder + "/text.sqlite", atomically: true, encoding: .utf8)
            try FileManager.default.createDirectory(atPath: folder + "/place", withIntermediateDirectories: false)
            for (arguments, evidence) in [
                ("--company /nowhere.yaml", "文件或文件夹不存在"), ("--company /tmp", "是文件夹"), ("--fault rain", "没有这种故障"),
                ("--fault cut", "频率须为百分比"), ("--port many", "--port"), ("--prot 1", "是否应为"), ("extra", "多余的参数"),
                ("--control-token x", "令牌"), ("--control-token-file none", "文件不存在"), ("--rates fast", "--rates"),
                ("--database /proc/none/x", "文件或文件夹不存在"), ("--database place", "是文件夹"),
                ("--database text.sqlite", "不是数据库文件"), ("--lang fr", "--lang 须为"),
            ] {
                try await Self.refused(in: folder, arguments, says: evidence)
            }
            let roster = RosterCommand(folder: folder)
            try await roster.servingCompany { port in
                try await Self.refused(in: folder, "--port \(port)", says: "地址已被占用")
                try await Self.refused(in: folder, "--database \(Served.database)", says: "正被另一个服务使用")
            }
        }
    }

    private static func refused(
        in folder: String,
        _ arguments: String,
        says evidence: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        var command = RosterCommand(folder: folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
        command.program = RosterCommand.path(of: "contact-directory")
        let screen = ChineseScreen(roster: command, words: Self.words)
        try await screen.run(arguments, ends: [2], says: evidence, sourceLocation: sourceLocation)
    }
}
