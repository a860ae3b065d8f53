import DirectoryClient
import Foundation
package import JobModel

/// A run that this process owns, with the directory it speaks to.
package struct RunHandle: Sendable {
    package let run: RunRecord
    package let connection: Connection
    let lock: any RunOwner
    /// When this process has read what the run's plan says of the directory.
    let planningTime = PlanningTime()

    package var id: String { run.id }

    /// Lets go of the directory and of the run.
    package func close() async throws {
        lock.release()
        try await connection.close()
    }
}
