import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// Which directory, and as which app, for the commands that reach one.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The directory's address without /open-apis, or embedded; else ROSTER_DIRECTORY, else the job's.")
    var directory: String?

    @Option(help: "The app's id; else ROSTER_APP_ID.")
    var appID: String?

    @Option(
        help: "A file that holds the app's secret alone, - for standard input; else ROSTER_APP_SECRET.",
        completion: .file()
    )
    var appSecretFile: String?

    @Option(help: "Share of every limit left to other callers, such as 20%, at most 90%; else the job's.")
    var headroom: String?

    @Flag(help: "Name the calls and endpoints by which the directory is read.")
    var verbose = false

    @OptionGroup var ledger: LedgerOptions

    func validate() throws { _ = try share() }

    private func share() throws -> Double? {
        guard let headroom else { return nil }
        let number = headroom.hasSuffix("%") ? Double(headroom.dropLast()).map { $0 / 100 } : Double(headroom)
        guard let number, (0...0.9).contains(number) else {
            throw ValidationError(
                LocalizedText(
                    en: "--headroom must be a share such as 20%, at most 90%.",
                    zh: "--headroom 须为比例，例如 20%，最多 90%。"
                )
            )
        }
        return number
    }

    /// Where a sheet is read that was named so; it cannot share standard input with the secret.
    ///
    /// - Parameters:
    ///   - file: A path, or `-`.
    ///   - limit: The most that is taken of what is no file.
    /// - Returns: Its path, or that of a copy.
    /// - Throws: As `SpooledInput.path`; a usage error.
    func sheet(_ file: String, limit: ByteSize) async throws -> String {
        guard file != "-" || appSecretFile != "-" else {
            throw ValidationError(
                LocalizedText(
                    en: "Standard input holds the sheet or the secret, not both; give --app-secret-file a file.",
                    zh: "标准输入不能同时提供表格和密钥；请为 --app-secret-file 指定文件。"
                )
            )
        }
        return try await SpooledInput.path(of: file, limit: limit)
    }

    /// What is said of calls that are about to be made: with `--verbose` calls and endpoints, else a short line.
    var reading: @Sendable (CallBudget) -> LocalizedText {
        let isVerbose = verbose
        return { isVerbose ? $0.sentence : $0.short }
    }

    /// How a job's directory is reached; `folder` is the job's, where it is known already.
    func connector(folder: String = ".", trace: TraceFile? = nil) throws -> Connector {
        let place = try ledger.place()
        return Connector(
            access: DirectoryAccess(
                directory: directory,
                appID: appID,
                secretFile: appSecretFile,
                environment: ProcessInfo.processInfo.environment,
                headroom: try share(),
                store: try place.rates(),
                counts: try place.callCounts(),
                trace: trace
            ),
            stateFolder: StateFolder.ofEnvironment,
            folder: folder,
            ledger: place
        )
    }
}
