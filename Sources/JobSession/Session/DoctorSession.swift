package import DirectoryDoctor
import JobEngine
import JobFiles
import JobModel
import RowValidation

/// A diagnosis of a directory: what the app may call, reach and see there.
package struct DoctorSession: WorkSession {
    package let work = SessionWork<Diagnosis>()
    private let job: String?
    private let ids: [String]
    private let question: CommonQuestion?
    private let connector: Connector

    /// - Parameters:
    ///   - job: A job file, of which only the needs are asked for; else the needs of any import.
    ///   - ids: Ids of people and departments to look at.
    ///   - question: What it is all about; else everything.
    ///   - connector: The way to the directory.
    package init(job: String?, ids: [String] = [], question: CommonQuestion? = nil, connector: Connector) {
        self.job = job
        self.ids = ids
        self.question = question
        self.connector = connector
    }

    package func perform() async throws -> Diagnosis {
        let (definition, folder) =
            try job.map { try JobFile.load($0, isRegion: PhoneRegion.isKnown) } ?? (JobDefinition(job: "doctor"), ".")
        let needs = try job == nil ? DiagnosticNeeds() : DiagnosticNeeds(job: definition, folder: folder)
        let (work, ids) = (work, ids)
        let connector = connector.near(folder).saying { work.say(.note($0)) }
        let whole = try await work.cancelling {
            try await connector.connected(connector.named(definition)) { connection in
                let doctor = DirectoryDoctor(connection: connection, needs: needs, ids: ids)
                return try await connection.watchdog.guarding { try await doctor.diagnosis() }
            }
        }
        return question.map { whole.about($0) } ?? whole
    }
}
