import Foundation
import JobEngine
import JobModel

/// An export that the ledger knows, with what its folder says where it lies there still.
struct KnownExport: Sendable {
    let run: RunRecord
    /// Where it was put.
    let folder: String
    /// `nil` where the export is not whole, was removed, or gave way to a later one.
    let manifest: ExportManifest?

    /// Whether it can be compared with another, whatever formats they have: who joined or left, two exports of the same
    /// directory can say that were to hold the same people.
    func isComparable(with other: KnownExport) -> Bool {
        guard let manifest, let theirs = other.manifest, run.id != other.run.id else { return false }
        return manifest.directory == theirs.directory && manifest.app == theirs.app
            && manifest.isChosenAlike(as: theirs)
    }

    /// Whether its files lie in the state folder, as those of one that was begun on a page do: then they are downloaded,
    /// and a reader has not chosen where they lie.
    func lies(in stateFolder: String) -> Bool {
        let paths = [folder, stateFolder].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path + "/" }
        return paths[0].hasPrefix(paths[1])
    }

    /// The newest exports first.
    static func all(in ledger: any LedgerStore, limit: Int) async throws -> [KnownExport] {
        var known: [KnownExport] = []
        for run in try await ledger.runs(limit: searched) where run.definition.kind == .exporting {
            if let export = try await of(run, in: ledger) { known.append(export) }
            if known.count == limit { break }
        }
        return known
    }

    /// - Throws: `LedgerError.noSuchRun`; `ExportRequestError.noExport` where the run is an import.
    static func named(_ run: String, in ledger: any LedgerStore) async throws -> KnownExport {
        let record = try await ledger.run(run)
        guard record.definition.kind == .exporting, let export = try await of(record, in: ledger) else {
            throw ExportRequestError.noExport(run: run)
        }
        return export
    }

    private static func of(_ run: RunRecord, in ledger: any LedgerStore) async throws -> KnownExport? {
        guard let record = try await ledger.export(of: run.id) else { return nil }
        return KnownExport(run: run, folder: record.target, manifest: manifest(in: record.target, of: run.id))
    }

    private static func manifest(in folder: String, of run: String) -> ExportManifest? {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(manifestFile)"),
            let manifest = try? JSONDecoder().decode(ExportManifest.self, from: data), manifest.run == run
        else { return nil }
        return manifest
    }

    static let manifestFile = "manifest.json"

    /// How many runs are looked through for exports.
    private static let searched = 500
}
