import Foundation
import JobEngine
import JobModel
import LocalFiles
import Wording

/// An export that is to be loaded, in any format.
struct LoadableExport: Sendable {
    private let path: String
    /// `nil` where no manifest describes what is loaded.
    let manifest: ExportManifest?
    /// Lines of JSON, or a database; none where there are spreadsheets.
    private let tables: [ComparedExport]

    /// Looks what there is to load, and demands that it is as its manifest says.
    ///
    /// - Parameter path: The folder of an export, or its workbook or database.
    /// - Throws: As `SnapshotLoad`; `ComparedExportError` for files that are not those of the manifest, and for a manifest
    ///   that cannot be read; for tables that are no spreadsheets, what opening them throws.
    init(_ path: String) throws {
        self.path = path
        manifest = try ComparedExport.readableManifest(describing: path)
        // What is wrong is said before a directory is emptied for it.
        try manifest?.proveSheets(of: path)
        tables = try Self.tables(of: path, manifest)
        if tables.isEmpty { _ = try sheets() }
    }

    /// Makes ready what is loaded.
    ///
    /// - Parameter scratch: A folder of its own, for the CSV files that tables are made into.
    /// - Returns: What to load.
    /// - Throws: As `init`; what writing those files throws.
    func loading(in scratch: String) throws -> SnapshotLoad {
        // Since `init` the user may have been asked, and the files changed.
        try manifest?.proveSheets(of: path)
        guard !tables.isEmpty else { return try sheets() }
        let folder = scratch + "/tables"
        try PrivatePlace.makeFolder(folder)
        for table in tables { try table.writeTables(in: folder) }
        do {
            return try SnapshotLoad(folder: folder, timezone: manifest?.timezone)
        } catch EngineError.noExport {
            throw EngineError.noExport(folder: path)
        }
    }

    /// What is to be known before it is loaded; `nil` where a manifest proves it and says in which zone its dates are days.
    var doubt: LocalizedText? {
        guard let manifest else {
            let zone = SnapshotLoad.usualZone
            return LocalizedText(
                en: "\(path): no manifest.json proves that it is whole, or says in which zone its dates are days; "
                    + "they are loaded as days of \(zone).",
                zh: "\(path)：没有 manifest.json 证明其完整，也未说明日期所用时区；日期按 \(zone) 载入。"
            )
        }
        guard manifest.timezone == nil else { return nil }
        return LocalizedText(
            en: "\(path): its manifest.json does not say in which zone its dates are days; they are loaded as days of "
                + "\(SnapshotLoad.usualZone).",
            zh: "\(path)：其 manifest.json 未说明日期所用时区；日期按 \(SnapshotLoad.usualZone) 载入。"
        )
    }

    private func sheets() throws -> SnapshotLoad {
        try SnapshotLoad(folder: path, files: manifest?.files.map(\.name), timezone: manifest?.timezone)
    }

    private static func tables(of path: String, _ manifest: ExportManifest?) throws -> [ComparedExport] {
        if path.hasSuffix(".sqlite") {
            return try Subject.allCases.map { try ComparedExport(path: path, subject: $0) }
        }
        // One file of JSON lines is half of an export: what it names would not be there.
        guard !path.hasSuffix(".ndjson"), let manifest else { return [] }
        let isTables = manifest.files.contains { $0.name.hasSuffix(".sqlite") || $0.name.hasSuffix(".ndjson") }
        return isTables ? [try ComparedExport(path: path)] : []
    }
}
