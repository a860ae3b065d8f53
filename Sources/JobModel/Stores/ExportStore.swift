/// How far exports are: one record for each run that exports.
package protocol ExportStore: Sendable {
    /// Keeps how far an export is, in place of what was kept before.
    func putExport(_ export: ExportRecord, of run: String) async throws

    /// - Returns: `nil` for a run that imports, and for an export that has made nothing yet.
    func export(of run: String) async throws -> ExportRecord?
}
