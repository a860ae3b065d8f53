import Foundation
import JobEngine
import JobModel
import JobSession

/// What reading whole sheets has shown, so that a page of a large one does not take the time of reading it.
///
/// The copy of a sheet never changes; what is known of it depends on how it is read, and of its values on its corrections.
actor SheetMemory {
    typealias Look = (inspection: Inspection, records: [[String]])

    private struct LookKey: Hashable {
        var id: String
        var reading: String
    }

    private struct CountKey: Hashable {
        var id: String
        var reading: String
        var corrections: String
        var columns: [String]

        /// Whether they are the same but for the corrections.
        func isEarlier(than other: CountKey) -> Bool {
            var key = self
            key.corrections = other.corrections
            return key == other
        }
    }

    private var looks: [(key: LookKey, value: Task<Look, any Error>)] = []
    private var counts: [(key: CountKey, value: Task<ValueCounts, any Error>)] = []

    /// The sheet as it is read in one way.
    ///
    /// - Throws: What reading it throws, which is not kept.
    func look(at sheet: StoredSheet, _ reading: SheetReading, keeping limit: Int) async throws -> Look {
        let key = LookKey(id: sheet.id, reading: reading.mark)
        if let known = looks.first(where: { $0.key == key })?.value { return try await known.value }
        let job = reading.job(of: sheet)
        let task = Task { try await SheetLook.look(at: job, keeping: limit) }
        looks = [(key, task)] + looks.prefix(Self.limit - 1)
        do { return try await task.value } catch {
            looks.removeAll { $0.key == key }
            throw error
        }
    }

    /// What the sheet's values become.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - takesEarlier: Whether a count from before the last corrections will do.
    /// - Returns: All of them.
    /// - Throws: What reading it throws, which is not kept.
    func values(of sheet: StoredSheet, orEarlier takesEarlier: Bool = false) async throws -> ValueMatching {
        let job = try sheet.importJob()
        let choices = try sheet.choices()
        guard let step = job.definition.steps.first else { throw SheetStoreError.noSuchSheet }
        let columns = try ReferringColumns(step, folder: job.folder, choices)
        let key = CountKey(
            id: sheet.id,
            reading: SheetReading(of: job.definition).mark,
            corrections: try sheet.wave.correctionMark,
            columns: columns.places.map { "\($0)" }
        )
        let known = counts.first { $0.key == key } ?? counts.first { takesEarlier && $0.key.isEarlier(than: key) }
        if let known = known?.value {
            return ValueMatching(step, columns, try await known.value, choices)
        }
        let folder = job.folder
        let task = Task { try await SheetLook.onThread { try ValueCounts(columns, of: step, folder: folder) } }
        counts = [(key, task)] + counts.prefix(Self.limit - 1)
        do { return ValueMatching(step, columns, try await task.value, choices) } catch {
            counts.removeAll { $0.key == key }
            throw error
        }
    }

    func forget(_ id: String) {
        looks.removeAll { $0.key.id == id }
        counts.removeAll { $0.key.id == id }
    }

    private static let limit = 8
}
