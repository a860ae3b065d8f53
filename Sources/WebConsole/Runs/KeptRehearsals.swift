import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

/// The files that say how rehearsals have ended, one for each run.
struct KeptRehearsals: Sendable {
    private let stateFolder: String

    init(stateFolder: String) { self.stateFolder = stateFolder }

    /// The last rehearsal of a run; `nil` where there was none.
    ///
    /// - Throws: What keeps its file from being read: it is damaged, or another version wrote it.
    func rehearsal(of run: RunRecord) throws -> KeptRehearsal? {
        let path = path(of: run)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try JSONDecoder().decode(KeptRehearsal.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Keeps a rehearsal in place of an earlier one.
    ///
    /// - Throws: What keeps it from being written; the earlier one stays then.
    func keep(_ rehearsal: KeptRehearsal, of run: RunRecord) throws {
        try PrivatePlace.makeFolder(folder(of: run))
        // A page that reads it meanwhile reads one of the two as a whole.
        let begun = folder(of: run) + "/\(UUID().uuidString).json"
        try PrivateFile.write(try JSONEncoder().encode(rehearsal), to: begun)
        guard rename(begun, path(of: run)) == 0 else {
            let reason = LocalFileError.cannotOpen(path: path(of: run), reason: String(cString: strerror(errno)))
            try FileManager.default.removeItem(atPath: begun)
            throw reason
        }
    }

    private func path(of run: RunRecord) -> String { folder(of: run) + "/\(run.id).json" }

    /// In the folder of a dropped sheet, with which it is deleted; that of any other job is its reader's own.
    private func folder(of run: RunRecord) -> String {
        let isDropped = SheetStore(stateFolder: stateFolder, limitBytes: 0).isOfSheet(run.base)
        return isDropped ? run.base + "/rehearsals" : Self.folder(in: stateFolder)
    }

    /// Where the records are of jobs that have files of their own.
    static func folder(in stateFolder: String) -> String { stateFolder + "/console/rehearsals" }
}
