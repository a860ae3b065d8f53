import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

extension StoredSheet {
    private var choicesPath: String { wave.folder + "/choices.json" }

    /// What the directory had when it was asked last; `nil` where it was not.
    func choices() throws -> DirectoryChoices? {
        guard let data = FileManager.default.contents(atPath: choicesPath) else { return nil }
        return try JSONDecoder().decode(DirectoryChoices.self, from: data)
    }

    /// Asks the job's directory what it has.
    ///
    /// - Parameter connector: The console's way to directories.
    /// - Throws: What the way to the directory throws.
    func askChoices(by connector: Connector) async throws {
        let job = try importJob()
        let fields = try await SheetLook.fields(of: self)
        let choices = try await connector.near(job.folder).connected(job.definition) { connection in
            try await connection.checkToken()
            return try await DirectoryChoices(
                of: connection,
                jobTitles: fields.contains(PersonField.jobTitle.rawValue),
                cities: fields.contains(PersonField.city.rawValue),
                attributes: fields.contains { $0.hasPrefix("custom_attrs.") }
            )
        }
        let unfinished = choicesPath + ".\(StoredSheet.makeID())"
        try PrivateFile.write(JSONEncoder().encode(choices), to: unfinished)
        guard rename(unfinished, choicesPath) == 0 else { throw LocalFileError.cannotWrite(choicesPath) }
    }
}
