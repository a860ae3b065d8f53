import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

extension StoredSheet {
    private var choicesPath: String { wave.folder + "/choices.json" }

    /// What a directory had when it was asked last; `nil` where it was not, or another one was.
    ///
    /// - Parameter directory: As the sheet's job calls it now.
    /// - Returns: What it has.
    /// - Throws: What keeps the answer from being read.
    func choices(of directory: String) throws -> DirectoryChoices? {
        guard let data = FileManager.default.contents(atPath: choicesPath) else { return nil }
        let choices = try JSONDecoder().decode(DirectoryChoices.self, from: data)
        return choices.directory == directory ? choices : nil
    }

    /// When the directory was asked last; `nil` where it was not.
    func asked() throws -> Date? {
        guard FileManager.default.fileExists(atPath: choicesPath) else { return nil }
        return try FileManager.default.attributesOfItem(atPath: choicesPath)[.modificationDate] as? Date
    }

    /// Whether what the directory has is to be asked: cells refer to it, and it was not asked about them of late.
    ///
    /// - Parameters:
    ///   - directory: As the sheet's job calls it.
    ///   - release: When the last run was released there: what was answered before counts no more.
    /// - Returns: Whether it is.
    /// - Throws: What reading the sheet's header throws.
    func isToBeAsked(of directory: String, since release: Date?) async throws -> Bool {
        let job = try importJob()
        guard let step = job.definition.steps.first else { return false }
        let choices = try choices(of: directory)
        let isReferring = try await SheetLook.onThread {
            try ReferringColumns(step, folder: job.folder, choices).needDirectory
        }
        guard isReferring else { return false }
        guard let choices, let asked = try asked(), -asked.timeIntervalSinceNow < Self.lifetime,
            release.map({ $0 < asked }) ?? true
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
