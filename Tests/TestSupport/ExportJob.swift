import Foundation

/// The job of an export as most tests want it: `all.yaml` in the folder of the command.
package enum ExportJob {
    package static let name = "all.yaml"

    /// Writes the job.
    ///
    /// - Parameters:
    ///   - folder: Where the command runs.
    ///   - directory: An address, or `embedded`.
    ///   - limits: As a job has them; `nil` leaves the documented ones.
    ///   - keys: Further lines, such as `fields: all`.
    /// - Throws: What the file system says.
    package static func write(
        to folder: String,
        directory: String = "embedded",
        limits: String? = "rates: off",
        keys: String...
    ) throws {
        let lines = ["job: all", "kind: export", "directory: \(directory)"] + keys
        try (lines + (limits.map { ["limits: { \($0) }"] } ?? [])).map { $0 + "\n" }.joined()
            .write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
}

extension RosterCommand {
    /// Imports a few rows into the embedded directory, out of `change.csv`.
    package func importRows(
        _ text: String,
        subject: String = "people",
        match: String = "user_id",
        mode: String = "update"
    ) async throws -> Result {
        try text.write(toFile: folder + "/change.csv", atomically: true, encoding: .utf8)
        let options = ["--subject", subject, "--match", match, "--mode", mode, "--directory", "embedded", "--yes"]
        return try await run(["import", "change.csv"] + options)
    }
}
