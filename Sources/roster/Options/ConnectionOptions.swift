import ArgumentParser
import Foundation
import JobEngine

/// Which directory, and as which app, for the commands that reach one.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The directory's address without /open-apis; else ROSTER_DIRECTORY, else the job's.")
    var directory: String?

    @Option(help: "The app's id; else ROSTER_APP_ID.")
    var appID: String?

    @Option(
        help: "A file that holds the app's secret alone, - for standard input; else ROSTER_APP_SECRET.",
        completion: .file()
    )
    var appSecretFile: String?

    var access: DirectoryAccess {
        DirectoryAccess(
            directory: directory,
            appID: appID,
            secretFile: appSecretFile,
            environment: ProcessInfo.processInfo.environment
        )
    }
}
