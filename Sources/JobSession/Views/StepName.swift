import JobModel
package import Wording

/// A step of a run as readers of pages know it: what its rows are of, and the file in which they stand.
package enum StepName {
    /// - Parameters:
    ///   - name: As the job has it; a name that its author gave stays.
    ///   - source: The file; `nil` where it is not to be said. The name that a dropped sheet is kept by says nothing to its
    ///     reader.
    /// - Returns: `people (wave.csv)`, `人员（wave.csv）`.
    package static func words(_ name: String, in source: String? = nil) -> LocalizedText {
        let chinese =
            switch Subject(rawValue: name) {
            case .people?: "人员"
            case .departments?: "部门"
            case nil: name
            }
        var source = source ?? ""
        if source == SheetWave.sheetFile { source = "" }
        if source.hasPrefix(SheetWave.sheetFile + " · ") { source.removeFirst(SheetWave.sheetFile.count + 3) }
        guard !source.isEmpty else { return LocalizedText(en: name, zh: chinese) }
        return LocalizedText(en: "\(name) (\(source))", zh: "\(chinese)（\(source)）")
    }
}
