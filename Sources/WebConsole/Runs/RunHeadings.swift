import JobEngine
import JobModel

/// How the sheets of runs head their columns: a run's ledger has the numbers by which its job calls some, and no headings.
actor RunHeadings {
    private var known: [(run: String, headings: [String])] = []

    /// The headings of a run's sheet, as its file has them.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - sheets: Those that are here; a file that a job names may be another one by now.
    /// - Throws: What reading the sheet's header throws.
    /// - Returns: `nil` where the sheet is none of them.
    func headings(of run: RunRecord, in sheets: SheetStore) async throws -> [String]? {
        guard sheets.sheet(of: run) != nil, let step = run.definition.steps.first else { return nil }
        if let found = known.first(where: { $0.run == run.id }) { return found.headings }
        let folder = run.base
        let headings = try await SheetLook.onThread { try StepSource.headings(step, folder: folder) }
        known = [(run.id, headings)] + known.prefix(Self.limit - 1)
        return headings
    }

    private static let limit = 20
}
