import JobEngine
import JobModel
import JobSession
import Wording

/// What the sheets of this console are about; that of one on which nobody has worked is found out once.
actor SheetSubjects {
    /// `nil` of one that cannot be read as it is.
    private var found: [String: Subject?] = [:]

    /// What a sheet is about.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - left: How many headers may still be read for it.
    /// - Returns: `nil` for one that cannot be read, and for one that would have to be read and is large, or one too many.
    /// - Throws: What keeps the sheet's job from being read; `CancellationError`.
    func subject(of sheet: StoredSheet, reading left: inout Int) async throws -> Subject? {
        if sheet.wave.hasJob { return try sheet.wave.job().steps.first?.subject }
        if let known = found[sheet.id] { return known }
        guard left > 0, sheet.bytes <= Self.limitBytes else { return nil }
        left -= 1
        let subject = try await Self.find(sheet)
        found[sheet.id] = .some(subject)
        return subject
    }

    func forget(_ id: String) { found[id] = nil }

    private static func find(_ sheet: StoredSheet) async throws -> Subject? {
        do {
            return try await SheetLook.onThread {
                try SheetSubject.of(SheetReading(query: FormQuery(nil)).job(of: sheet))
            }
        } catch is any ExplainedError {
            // It says so on its own pages.
            return nil
        }
    }

    private static let limitBytes = 1 << 20
}
