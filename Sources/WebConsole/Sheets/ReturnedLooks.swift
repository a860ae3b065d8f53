import JobEngine
import JobModel
import JobSession
import Wording

/// The files that came back last, each as it was held against its sheet: the pages of its cells do not read it again.
actor ReturnedLooks {
    private struct Entry {
        let sheet: String
        let id: String
        let version: ReturnedLook.Version
        let task: Task<ReturnedLook, any Error>
    }

    private var entries: [Entry] = []

    /// - Throws: `UnreadReturnError` where the file cannot be read.
    func look(at upload: ReturnedUpload, of sheet: StoredSheet) async throws -> ReturnedLook {
        let version = try ReturnedLook.Version(of: sheet.wave)
        if let known = entries.first(where: { $0.id == upload.id && $0.version == version }) {
            return try await known.task.value
        }
        let task = Task {
            do {
                return try await SheetLook.onThread { try ReturnedLook(upload, of: sheet, version) }
            } catch let error as any ExplainedError {
                throw UnreadReturnError(error: error)
            }
        }
        let entry = Entry(sheet: sheet.id, id: upload.id, version: version, task: task)
        entries = [entry] + entries.filter { $0.id != upload.id }.prefix(Self.limit - 1)
        do {
            return try await task.value
        } catch {
            // The file never changes: what cannot be read is not read again.
            if !(error is UnreadReturnError) { entries.removeAll { $0.task == task } }
            throw error
        }
    }

    func forget(_ upload: ReturnedUpload) { entries.removeAll { $0.id == upload.id } }

    func forget(of sheet: String) { entries.removeAll { $0.sheet == sheet } }

    /// Each may have as many changes as `ReturnedFile` keeps.
    private static let limit = 2
}
