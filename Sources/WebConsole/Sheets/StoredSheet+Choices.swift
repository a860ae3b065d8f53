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

    /// Whether what the directory has is to be asked: cells refer to it, and it was not asked about them of late.
    ///
    /// - Parameter connector: The console's way to directories.
    /// - Returns: Whether it is.
    /// - Throws: What reading the sheet's header throws.
    func isToBeAsked(by connector: Connector) async throws -> Bool {
        let job = try importJob()
        guard let step = job.definition.steps.first else { return false }
        let choices = try choices()
        let isReferring = try await SheetLook.onThread {
            try ReferringColumns(step, folder: job.folder, choices).needDirectory
        }
        guard isReferring else { return false }
        guard let choices, choices.directory == connector.access.named(for: job.definition),
            let asked = try FileManager.default.attributesOfItem(atPath: choicesPath)[.modificationDate] as? Date,
            -asked.timeIntervalSinceNow < Self.lifetime
        else { return true }
        return try await !fieldsToAsk().isSubset(of: choices.fields ?? [])
    }

    /// Fields whose names have lists of their own in the directory.
    private func fieldsToAsk() async throws -> Set<String> {
        try await SheetLook.fields(of: self).filter {
            [PersonField.jobTitle.rawValue, PersonField.city.rawValue].contains($0) || $0.hasPrefix(Self.attributes)
        }
    }

    /// Asks the job's directory what it has.
    ///
    /// - Parameter connector: The console's way to directories.
    /// - Throws: What the way to the directory throws.
    func askChoices(by connector: Connector) async throws {
        let job = try importJob()
        let fields = try await fieldsToAsk()
        var choices = try await connector.near(job.folder).connected(job.definition) { connection in
            try await connection.checkToken()
            return try await DirectoryChoices(
                of: connection,
                jobTitles: fields.contains(PersonField.jobTitle.rawValue),
                cities: fields.contains(PersonField.city.rawValue),
                attributes: fields.contains { $0.hasPrefix(Self.attributes) }
            )
        }
        (choices.directory, choices.fields) = (connector.access.named(for: job.definition), fields.sorted())
        let unfinished = choicesPath + ".\(StoredSheet.makeID())"
        try PrivateFile.write(JSONEncoder().encode(choices), to: unfinished)
        guard rename(unfinished, choicesPath) == 0 else { throw LocalFileError.cannotWrite(choicesPath) }
    }

    private static let attributes = "custom_attrs."

    /// How long an answer counts, in seconds: runs and other people make new names.
    private static let lifetime = 3600.0
}
