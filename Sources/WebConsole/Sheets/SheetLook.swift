import Foundation
import JobEngine
import JobSession

/// Looks at a sheet on a thread of its own, so that other pages answer meanwhile.
enum SheetLook {
    static func look(
        at job: SheetJob,
        keeping limit: Int
    ) async throws -> (inspection: Inspection, records: [[String]]) {
        let work = BackgroundWork<Result<(inspection: Inspection, records: [[String]]), any Error>>()
        Thread.detachNewThread {
            work.finish(Result { try InspectSession(sheet: job, keeping: limit).run() })
        }
        return try await work.value().get()
    }
}
