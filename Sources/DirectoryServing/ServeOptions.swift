package import ArgumentParser
package import DirectoryServer
import Wording

/// How a directory is served, for every command that serves one.
package struct ServeOptions: ParsableArguments {
    @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
    package var port = 0

    @Option(help: "documented, off, or x and a factor such as x10.")
    package var rates = RateOption(policy: .documented)

    @Option(
        name: .customLong("fault"),
        help: """
            Something to do wrong, such as 'answer_lost 5%' or 'latency 20% 50-500ms'; may be given several times. \
            Kinds: \(Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")).
            """,
        transform: ServeOptions.fault
    )
    package var faults: [Fault] = []

    @Option(help: "The same seed repeats the same faults.")
    package var faultSeed: UInt64 = 1

    @OptionGroup package var control: ControlTokenOptions

    package init() {}

    private static func fault(_ text: String) throws -> Fault {
        do {
            return try Fault(text)
        } catch {
            throw ValidationError(
                LocalizedText(en: "\(error.problem). \(error.remedy)", zh: "\(error.problem.zh)。\(error.remedy.zh)")
            )
        }
    }

    /// Starts the server; the company file fills a new database, and its faults come with those of the options.
    ///
    /// - Throws: `ControlTokenError` where the token of the control calls is given in a way that is refused.
    package func start(
        database: String,
        company: CompanyFile?,
        secrets: AppSecrets
    ) async throws -> EmbeddedDirectory {
        try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: database,
                company: company,
                port: port,
                rates: rates.policy,
                faults: faults,
                faultSeed: faultSeed,
                controlToken: try control.token(),
                secrets: secrets
            )
        )
    }
}
