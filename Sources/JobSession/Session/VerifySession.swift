package import JobEngine
import JobModel
import Wording

/// A comparison of an export with its manifest, and with the directory where that is asked.
package struct VerifySession: WorkSession {
    package let work = SessionWork<ExportVerification>()
    private let folder: String
    private let isLive: Bool
    private let connector: Connector

    /// - Parameters:
    ///   - folder: Of the export.
    ///   - live: Whether the directory is asked as well.
    ///   - connector: The way to it.
    package init(folder: String, live: Bool = false, connector: Connector) {
        self.folder = folder
        isLive = live
        self.connector = connector
    }

    package func perform() async throws -> ExportVerification {
        var verification = try ExportVerification(folder: folder)
        guard isLive else { return verification }
        let work = work
        var job = JobDefinition(job: "verify")
        job.kind = .exporting
        job.directory = verification.directory
        let connector = connector.saying { work.say(.note($0)) }
        let named = connector.named(job)
        let files = verification
        verification = try await work.cancelling {
            try await connector.connected(named) { connection in
                guard connection.host == files.directory else {
                    throw UsageError.verifiedElsewhere(export: files.directory, asked: connection.host)
                }
                try await connection.checkToken()
                let client = connection.client
                return try await connection.watchdog.guarding {
                    var compared = files
                    try await compared.compare(with: client)
                    return compared
                }
            }
        }
        return verification
    }
}
