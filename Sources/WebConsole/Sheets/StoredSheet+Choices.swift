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
    /// - Throws: What the way to the directory throws.
    func askChoices() async throws {
        let job = try importJob()
        let stateFolder = URL(fileURLWithPath: wave.folder + "/../../..").standardizedFileURL.path
        let access = DirectoryAccess(
            directory: nil,
            appID: nil,
            secretFile: nil,
            environment: ProcessInfo.processInfo.environment,
            store: try StateStores.rates(in: stateFolder),
            counts: try StateStores.callCounts(in: stateFolder)
        )
        let connector = Connector(access: access, stateFolder: stateFolder, folder: job.folder)
        let fields = try await SheetLook.fields(of: self)
        let choices = try await connector.connected(job.definition) { connection in
            try await connection.checkToken()
            return try await DirectoryChoices(
                of: connection,
                jobTitles: fields.contains(PersonField.jobTitle.rawValue),
                cities: fields.contains(PersonField.city.rawValue)
            )
        }
        let unfinished = choicesPath + ".\(StoredSheet.makeID())"
        try PrivateFile.write(JSONEncoder().encode(choices), to: unfinished)
        guard rename(unfinished, choicesPath) == 0 else { throw LocalFileError.cannotWrite(choicesPath) }
    }
}
