import Foundation
import JobEngine
import JobModel
import JobSession

/// What reading whole sheets has shown, so that a page of a large one does not take the time of reading it.
///
/// The copy of a sheet never changes; what is known of it depends on how it is read, and of its values on its corrections.
actor SheetMemory {
    /// What a sheet is about is found out though its reading may say something else.
    typealias Look = (inspection: Inspection, records: [[String]], subject: SheetSubject.Found?)

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
    private var counts: [Count] = []

    private struct Count {
        let key: CountKey
        let task: Task<ValueCounts, any Error>
        /// What the task gives, once it has.
        var value: ValueCounts?
    }

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
    ///   - choices: What its directory has; `nil` where it was not asked.
    ///   - coming: What other sheets make.
    ///   - takesEarlier: Whether a count from before the last corrections will do.
    /// - Returns: All of them.
    /// - Throws: What reading it throws, which is not kept.
    func values(
        of sheet: StoredSheet,
        _ choices: DirectoryChoices?,
        _ coming: [ComingDepartments] = [],
        orEarlier takesEarlier: Bool = false
    ) async throws -> ValueMatching {
        let asked = try asked(sheet, choices)
        if let known = known(asked.key, orEarlier: takesEarlier) {
            return ValueMatching(asked.step, asked.columns, try await known.task.value, choices, coming)
        }
        let (key, step, columns, folder) = asked
        let task = Task { try await SheetLook.onThread { try ValueCounts(columns, of: step, folder: folder) } }
        counts = [Count(key: key, task: task)] + counts.prefix(Self.limit - 1)
        do {
            let value = try await task.value
            for place in counts.indices where counts[place].key == key { counts[place].value = value }
            return ValueMatching(step, columns, value, choices, coming)
        } catch {
            counts.removeAll { $0.key == key }
            throw error
        }
    }

    /// The same where it is known already, from before the last corrections too; `nil` where the sheet would have to be read.
    ///
    /// - Throws: What reading the sheet's header throws.
    func valuesAtHand(
        of sheet: StoredSheet,
        _ choices: DirectoryChoices?,
        _ coming: [ComingDepartments] = []
    ) throws -> ValueMatching? {
        let (key, step, columns, _) = try asked(sheet, choices)
        return known(key, orEarlier: true)?.value.map { ValueMatching(step, columns, $0, choices, coming) }
    }

    private func known(_ key: CountKey, orEarlier takesEarlier: Bool) -> Count? {
        let known = counts.first { $0.key == key }
        guard takesEarlier, known?.value == nil else { return known }
        return counts.first { $0.value != nil && $0.key.isEarlier(than: key) } ?? known
    }

    private func asked(
        _ sheet: StoredSheet,
        _ choices: DirectoryChoices?
    ) throws -> (key: CountKey, step: StepDefinition, columns: ReferringColumns, folder: String) {
        let job = try sheet.importJob()
        guard let step = job.definition.steps.first else { throw SheetStoreError.noSuchSheet }
        let columns = try ReferringColumns(step, folder: job.folder, choices)
        let key = CountKey(
            id: sheet.id,
            reading: SheetReading(of: job.definition).mark,
            corrections: try sheet.wave.correctionMark,
            columns: columns.marks
        )
        return (key, step, columns, job.folder)
    }

    func forget(_ id: String) {
        looks.removeAll { $0.key.id == id }
        counts.removeAll { $0.key.id == id }
    }

    private static let limit = 8
}
