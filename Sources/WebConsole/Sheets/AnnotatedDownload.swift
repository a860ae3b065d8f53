import Foundation
import JobModel
import JobSession
import Wording

/// A workbook of a sheet with what was found in it, made for one download.
struct AnnotatedDownload: Sendable {
    let sheet: StoredSheet
    let language: Language

    /// - Throws: What checking the sheet, or writing the workbook, throws.
    func data() async throws -> Data {
        let wave = sheet.wave
        let path = wave.folder + "/annotated-\(StoredSheet.makeID()).xlsx"
        let stateFolder = URL(fileURLWithPath: wave.folder + "/../../..").standardizedFileURL.path
        let language = language
        // The job is made where it is not there yet.
        _ = try sheet.importJob()
        let session = CheckSession(
            source: .job(path: wave.jobPath),
            annotated: path,
            stateFolder: stateFolder,
            words: { FileWords.of($0, in: language) },
            title: sheet.title,
            saying: { finding in
                var said = finding
                said.remedy = RemedyWords.of(finding)
                return said
            }
        )
        _ = try await session.perform()
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        try FileManager.default.removeItem(atPath: path)
        return data
    }
}
