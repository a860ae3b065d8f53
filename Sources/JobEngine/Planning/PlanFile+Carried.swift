import Foundation
import JobModel
import LocalFiles
import Wording

extension PlanFile.Source {
    /// Takes the sheet into the plan, with the corrections that the step names.
    ///
    /// - Throws: `EngineError.planUnreadable` where it cannot be read, or is not what was planned.
    mutating func carry(_ step: StepDefinition, in folder: String) throws {
        let now = try PlanFile.Source(step: self.step, path: path)
        guard now.bytes == bytes, now.crc32 == crc32, let sheet = FileManager.default.contents(atPath: path) else {
            throw EngineError.planUnreadable(
                path,
                reason: LocalizedText(en: "it was changed after the plan was made", zh: "生成计划后被修改过")
            )
        }
        contents = sheet
        guard let name = step.corrections else { return }
        // Without a file nothing was corrected.
        corrections = FileManager.default.contents(atPath: StepSource.path(name, folder: folder))
    }
}

extension PlanFile {
    /// Whether the sheets that it was made of can be had here alone from the plan itself.
    package var needsItsSheets: Bool {
        header.sources.contains { $0.contents != nil && !FileManager.default.isReadableFile(atPath: $0.path) }
    }

    /// The plan with its sheets beside each other in a folder, as they were when it was made.
    ///
    /// - Parameters:
    ///   - folder: Of this user alone; the run is planned again from there, and gone on with.
    ///   - out: Where the results go where the command says nothing: the maker's own folder is not this user's.
    /// - Returns: The plan of the sheets that lie there.
    /// - Throws: `LocalFileError` where they cannot be written.
    package func unpacked(into folder: String, out: String) throws -> PlanFile {
        var plan = self
        for (place, source) in header.sources.enumerated() where header.job.steps.indices.contains(source.step - 1) {
            guard let contents = source.contents else { continue }
            let name = URL(fileURLWithPath: source.path).lastPathComponent
            let path = "\(folder)/\(source.step)-\(name)"
            try PrivateFile.write(contents, to: path)
            plan.header.sources[place].path = path
            plan.header.job.steps[source.step - 1].source = path
            let corrections = header.job.steps[source.step - 1].corrections.map { _ in "\(path).corrections.csv" }
            plan.header.job.steps[source.step - 1].corrections = corrections
            if let corrections, let lines = source.corrections { try PrivateFile.write(lines, to: corrections) }
        }
        (plan.header.folder, plan.header.out) = (folder, out)
        return plan
    }
}
