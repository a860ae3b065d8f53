import ArgumentParser
import Foundation
import JobEngine
import JobModel

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

    /// How a job's directory is reached; `folder` is the job's, near which a company file may lie.
    func connector(folder: String) throws -> Connector {
        Connector(
            access: DirectoryAccess(
                directory: directory,
                appID: appID,
                secretFile: appSecretFile,
                environment: ProcessInfo.processInfo.environment,
                store: try RunHistory.openRates(stateFolder: StateFolder.ofEnvironment)
            ),
            stateFolder: StateFolder.ofEnvironment,
            folder: folder
        )
    }
}
