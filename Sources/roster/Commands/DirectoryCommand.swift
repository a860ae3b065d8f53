import ArgumentParser
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import JobSession

struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "The directory that Roster carries: the contact API on this machine, for rehearsals.",
        subcommands: [Serve.self, Outbox.self, Log.self, Load.self, Reset.self]
    )
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the contact API on loopback until Ctrl-C.",
        discussion: """
            Prints one line on standard output when it answers. The company file fills the database on first use only. \
            Exit status: 0 stopped by Ctrl-C or SIGTERM, 2 the port, company file or database cannot be used.
            """
    )

    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    var port = 0

    @Option(
        help: "The company file; else templates/company.yaml here or in a folder above, else the one in the command.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var company: String?

    @OptionGroup var database: DatabaseOption

    @Option(help: "documented, off, or x and a factor such as x10.")
    var rates = Rates(policy: .documented)

    @Option(
        name: .customLong("fault"),
        help: """
            Something to do wrong, such as 'answer_lost 5%' or 'latency 20% 50-500ms'; may be given several times. \
            Kinds: \(Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")).
            """,
        transform: { try Fault($0) }
    )
    var faults: [Fault] = []

    @Option(help: "The same seed repeats the same faults.")
    var faultSeed: UInt64 = 1

    @OptionGroup var control: ControlTokenOptions

    /// As the option writes a rate policy.
    struct Rates: ExpressibleByArgument {
        let policy: RatePolicy

        init(policy: RatePolicy) { self.policy = policy }

        init?(argument: String) {
            switch argument {
            case "documented": policy = .documented
            case "off": policy = .off
            default:
                guard argument.hasPrefix("x") || argument.hasPrefix("×"), let factor = Double(argument.dropFirst()),
                    factor > 0, factor <= 1000
                else { return nil }
                policy = .scaled(factor)
            }
        }

        var defaultValueDescription: String { "documented" }
    }

    func run() async throws {
        let file = try database.file()
        let company = try company.map(CompanyFile.read) ?? file.company(near: ".")
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: file.database,
                company: company,
                port: port,
                rates: rates.policy,
                faults: (company?.faults ?? []) + faults,
                faultSeed: faultSeed,
                controlToken: try control.token(),
                secrets: .companyAndDrawn
            )
        )
        tellOfSecrets(directory)
        try FileHandle.standardOutput.write(contentsOf: Data("listening on http://127.0.0.1:\(directory.port)\n".utf8))
        let (signals, raised) = AsyncStream<Void>.makeStream()
        try await Interruption.watching {
            raised.finish()
        } during: {
            for await _ in signals {}
            try await directory.stop()
        }
    }

    /// Says which secret opens the directory, where that is one that everybody knows or one that nobody was told of.
    private func tellOfSecrets(_ directory: EmbeddedDirectory) {
        let apps = directory.openApps
        if !apps.isEmpty {
            let list = apps.joined(separator: ", ")
            StandardError.note(
                LocalizedText(
                    en:
                        "The secret of \(list) is public, because it ships with Roster: everybody with an account on this "
                        + "machine can call this directory with it.",
                    zh: "\(list) 的密钥随 Roster 发布，是公开的：本机上的任何用户都可以用它调用此通讯录。"
                )
            )
        }
        if let file = directory.secretFile {
            StandardError.note(
                LocalizedText(
                    en:
                        "People were loaded from an export, so the secret that ships with Roster opens nothing here; the "
                        + "app's secret is in \(file).",
                    zh: "其中有从导出文件载入的人员，随 Roster 发布的密钥在此无效；应用密钥见 \(file)。"
                )
            )
        }
    }
}
