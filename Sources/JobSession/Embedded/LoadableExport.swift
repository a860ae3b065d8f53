import Foundation
import JobEngine
import JobModel
import LocalFiles

/// An export that is to be loaded, in whichever format it was written.
struct LoadableExport: Sendable {
    private let path: String
    /// Lines of JSON, or a database; none where there are spreadsheets.
    private let tables: [ComparedExport]
    private let timezone: String?

    /// Looks what there is to load.
    ///
    /// - Parameter path: The folder of an export, or its workbook or database.
    /// - Throws: As `SnapshotLoad`; for tables that are no spreadsheets, what opening them throws.
    init(_ path: String) throws {
        self.path = path
        timezone = ComparedExport.manifest(describing: path)?.timezone
        tables = try Self.tables(of: path)
        // What is wrong is said before a directory is emptied for it.
        if tables.isEmpty { _ = try SnapshotLoad(folder: path) }
    }

    /// Makes ready what is loaded.
    ///
    /// - Parameter scratch: A folder of its own, for the CSV files that tables are made into.
    /// - Returns: What to load.
    /// - Throws: As `init`; what writing those files throws.
    func loading(in scratch: String) throws -> SnapshotLoad {
        guard !tables.isEmpty else { return try SnapshotLoad(folder: path, timezone: timezone) }
        let folder = scratch + "/tables"
        try PrivatePlace.makeFolder(folder)
        for table in tables { try table.writeTables(in: folder) }
        do {
            return try SnapshotLoad(folder: folder, timezone: timezone)
        } catch EngineError.noExport {
            throw EngineError.noExport(folder: path)
        }
    }

    private static func tables(of path: String) throws -> [ComparedExport] {
        if path.hasSuffix(".sqlite") {
            return try Subject.allCases.map { try ComparedExport(path: path, subject: $0) }
        }
        // One file of JSON lines is half of an export: what it names would not be there.
        guard FileManager.default.fileExists(atPath: path + "/manifest.json") else { return [] }
        let files = ComparedExport.manifest(describing: path)?.files.map(\.name) ?? []
        let isTables = files.contains { $0.hasSuffix(".sqlite") || $0.hasSuffix(".ndjson") }
        guard isTables, !FileManager.default.fileExists(atPath: path + "/people.csv") else { return [] }
        return [try ComparedExport(path: path)]
    }
}
