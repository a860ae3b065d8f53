import Foundation
import JobModel
import LocalFiles
import Wording

extension PlanFile.Source {
    /// Takes the sheet into the plan, with its corrections.
    ///
    /// - Throws: `EngineError.planUnreadable` where it cannot be read, or is not what was planned.
    mutating func carry() throws {
        contents = try Self.contents(of: PlannedFile(path: path, bytes: bytes, crc32: crc32))
        // Without any nothing was corrected.
        corrections = try correctionFile.map { try Self.contents(of: $0) }
    }

    private static func contents(of file: PlannedFile) throws -> Data {
        guard try PlannedFile(at: file.path) == file, let contents = FileManager.default.contents(atPath: file.path)
        else {
            throw EngineError.planUnreadable(
                file.path,
                reason: LocalizedText(en: "it was changed after the plan was made", zh: "生成计划后被修改过")
            )
        }
        return contents
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
            let corrections = source.corrections.map { _ in "\(path).corrections.csv" }
            plan.header.job.steps[source.step - 1].corrections = corrections
            guard let corrections, let lines = source.corrections else { continue }
            try PrivateFile.write(lines, to: corrections)
            plan.header.sources[place].correctionFile?.path = corrections
        }
        (plan.header.folder, plan.header.out) = (folder, out)
        return plan
    }
}
