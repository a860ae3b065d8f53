import DirectoryClient
package import DirectoryServer
import Foundation

extension EmbeddedFile {
    /// What the directory's clock says; whether a server has it or not.
    package func clock() async throws -> ClockReading { try await EmbeddedDirectory.clock(inDatabase: database) }

    /// Moves the directory's clock, through the server that has it, where one does.
    ///
    /// - Parameters:
    ///   - change: What it shall say.
    ///   - controlToken: Opens the server's control calls; else the secret beside the database does.
    /// - Returns: What it says then, and how far it went back.
    /// - Throws: `ClockError`, `DirectoryServerError`.
    package func change(_ change: ClockChange, controlToken: String?) async throws -> ClockReading {
        while true {
            do {
                return try await EmbeddedDirectory.change(change, inDatabase: database)
            } catch DirectoryServerError.databaseInUse {
                if let reading = try await ask(change, controlToken) { return reading }
            }
        }
    }

    /// `nil` where the server has just gone.
    private func ask(_ change: ClockChange, _ controlToken: String?) async throws -> ClockReading? {
        guard let port = try await EmbeddedDirectory.port(ofServerHolding: database) else {
            throw DirectoryServerError.databaseInUse(database)
        }
        guard let token = try controlToken ?? EmbeddedDirectory.drawnSecret(ofDatabase: database) else {
            throw ClockError.noToken(database: database)
        }
        let response: ControlChannel.Response
        do {
            response = try await ControlChannel(port: port, token: token).post(
                "/control/clock",
                try JSONEncoder().encode(change.request)
            )
        } catch let unanswered as ControlChannel.Unanswered {
            guard EmbeddedDirectory.isServed(database: database) else {
                // Done again, it would lead forward twice.
                if unanswered.mayHaveArrived, case .advance = change { throw ClockError.unanswered }
                return nil
            }
            throw DirectoryServerError.databaseInUse(database)
        }
        switch response.status {
        case 200: return try JSONDecoder().decode(ClockReading.self, from: response.body)
        case 403 where controlToken == nil: throw ClockError.noToken(database: database)
        default: throw ClockError.refused(response.problem ?? "HTTP \(response.status)")
        }
    }
}

extension ClockChange {
    /// As the control call takes it.
    fileprivate var request: ClockRequest {
        switch self {
        case .advance(let seconds): ClockRequest(advance: seconds)
        case .set(let moment): ClockRequest(set: moment.formatted(.iso8601))
        case .reset: ClockRequest(reset: true)
        }
    }
}

private struct ClockRequest: Encodable {
    var advance: Int?
    var set: String?
    var reset: Bool?
}
