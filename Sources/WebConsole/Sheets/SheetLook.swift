import Foundation
import JobEngine
import JobSession

/// Looks at a sheet on a thread of its own, so that other pages answer meanwhile.
enum SheetLook {
    /// How a sheet is read, its first records, and what its columns say that it is about.
    static func look(at job: SheetJob, keeping limit: Int) async throws -> SheetMemory.Look {
        try await onThread {
            let (inspection, records) = try InspectSession(sheet: job, keeping: limit).run()
            return (inspection, records, try subject(of: job))
        }
    }

    /// `nil` where the subject decides which tab is read: the step that has to know it says so.
    private static func subject(of job: SheetJob) throws -> SheetSubject.Found? {
        do { return try SheetSubject.found(in: job) } catch is TabError { return nil }
    }

    /// What its columns are taken for.
    static func matching(of sheet: StoredSheet) async throws -> ColumnMatching {
        try await onThread {
            let job = try sheet.importJob()
            guard let matching = try ColumnMatching(job: job.definition, folder: job.folder) else {
                throw SheetStoreError.noSuchSheet
            }
            return matching
        }
    }

    /// The fields that its columns are taken for.
    static func fields(of sheet: StoredSheet) async throws -> Set<String> {
        let states = try await matching(of: sheet).columns.map(\.state)
        return Set(
            states.flatMap { state -> [String] in
                switch state {
                case .field(let field): [field]
                case .parts(let fields): fields
                case .ignored, .aside, .unknown: []
                }
            }
        )
    }

    /// Does something that takes as long as a file is long.
    static func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let work = BackgroundWork<Result<Value, any Error>>()
        Thread.detachNewThread { work.finish(Result { try body() }) }
        return try await work.value().get()
    }
}
