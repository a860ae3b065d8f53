import DirectoryClient
import Foundation
import JobEngine
package import JobModel

/// Where a worker finds the secret of a company's app: never in the ledger, which names the directory and the app alone.
///
/// A file `HOST/APP` in a folder holds the secret of that app for that host, which is so sent nowhere else, whatever
/// another person has written into the ledger; a service manager that gives files without folders calls it `HOST_APP`.
/// Without one the environment's app is taken, where it is the run's.
package struct WorkerCredentials: Sendable {
    private let folder: String?
    private let environment: [String: String]
    private let headroom: Double?
    private let rates: any RateBudgetStore
    private let counts: any CallCountStore

    /// - Parameters:
    ///   - folder: Of the files; `nil` where there is none.
    ///   - environment: Of the process.
    ///   - headroom: The share of every limit that is left unused, in place of the jobs'.
    ///   - rates: Where all workers count their requests.
    ///   - counts: Where all workers count the calls of a month.
    package init(
        folder: String?,
        environment: [String: String],
        headroom: Double? = nil,
        rates: any RateBudgetStore,
        counts: any CallCountStore
    ) {
        self.folder = folder
        self.environment = environment
        self.headroom = headroom
        self.rates = rates
        self.counts = counts
    }

    /// The way to a run's directory, as its app.
    ///
    /// - Throws: `WorkerError.noCredentials`.
    func access(to run: RunRecord) throws -> DirectoryAccess {
        let file = file(of: run)
        guard run.directory == Connection.embedded || file != nil || isInEnvironment(run) else {
            throw WorkerError.noCredentials(
                app: run.app,
                host: Self.host(of: run.directory) ?? run.directory,
                folder: folder
            )
        }
        return DirectoryAccess(
            directory: run.directory,
            appID: run.app,
            secretFile: file,
            environment: environment,
            headroom: headroom,
            store: rates,
            counts: counts
        )
    }

    private func isInEnvironment(_ run: RunRecord) -> Bool {
        environment["ROSTER_APP_ID"] == run.app && environment["ROSTER_APP_SECRET"]?.isEmpty == false
    }

    private func file(of run: RunRecord) -> String? {
        guard let folder, let host = Self.host(of: run.directory), Self.isName(host), Self.isName(run.app) else {
            return nil
        }
        var paths = ["\(folder)/\(host)/\(run.app)"]
        // Else one file might be meant for two hosts.
        if !host.contains("_") { paths.append("\(folder)/\(host)_\(run.app)") }
        return paths.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The host of a run's directory, with its port where that is not the usual one.
    static func host(of directory: String) -> String? {
        guard let address = try? DirectoryAddress(directory) else { return nil }
        guard let port = address.port, port != 443 else { return address.host }
        return "\(address.host):\(port)"
    }

    /// Whether a text from the ledger names a file, and no other folder.
    private static func isName(_ text: String) -> Bool { !text.isEmpty && !text.hasPrefix(".") && !text.contains("/") }
}
