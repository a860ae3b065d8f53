import DirectoryClient
import DirectoryServer
import Foundation

extension EmbeddedFile {
    /// What may strike in this directory: as the server says that has it, else as the next one would have it.
    ///
    /// - Parameter company: The file that the next server would read.
    /// - Returns: The faults, and whether they were switched in the directory itself.
    /// - Throws: `DirectoryServerError`.
    func faults(company: CompanyFile?) async throws -> (all: [Fault], areSwitched: Bool) {
        let kept = try await EmbeddedDirectory.keptFaults(inDatabase: database)
        if let now = try await servedFaults() { return (now, kept != nil) }
        let all = Dictionary(((company?.faults ?? []) + (kept ?? [])).map { ($0.kind, $0) }) { $1 }
        return (all.values.filter { $0.rate > 0 }, kept != nil)
    }

    /// Switches faults for every server of this directory, now and later; `nil` forgets every switch.
    ///
    /// - Throws: `DirectoryServerError`; `EmbeddedFaultError` where the server that has it does not do it.
    func keep(_ faults: [Fault]?) async throws {
        while true {
            do {
                return try await EmbeddedDirectory.keep(faults, inDatabase: database)
            } catch DirectoryServerError.databaseInUse {
                guard let channel = try await channel() else { continue }
                let wish = FaultWish(faults: faults?.map(\.text), keep: true)
                guard let response = try await answered({ try await channel.post("/control/faults", wish.body()) })
                else { continue }
                guard response.status == 200 else {
                    throw EmbeddedFaultError.refused(response.problem ?? "HTTP \(response.status)")
                }
                return
            }
        }
    }

    /// `nil` where no server has the directory, or none that lets this user look.
    private func servedFaults() async throws -> [Fault]? {
        guard EmbeddedDirectory.isServed(database: database), let channel = try await channel(),
            let response = try await answered({ try await channel.get("/control/faults") }), response.status == 200
        else { return nil }
        return try JSONDecoder().decode(FaultWish.self, from: response.body).faults?.map { try Fault($0) }
    }

    /// The way to the server that has the directory; `nil` where it has just gone.
    private func channel() async throws -> ControlChannel? {
        guard let port = try await EmbeddedDirectory.port(ofServerHolding: database) else {
            guard EmbeddedDirectory.isServed(database: database) else { return nil }
            throw DirectoryServerError.databaseInUse(database)
        }
        guard let token = try EmbeddedDirectory.drawnSecret(ofDatabase: database) else {
            throw EmbeddedFaultError.refused("HTTP 403")
        }
        return ControlChannel(port: port, token: token)
    }

    /// `nil` where the server went before it answered: what it was asked for is asked for again, and does no harm twice.
    private func answered(
        _ ask: () async throws -> ControlChannel.Response
    ) async throws -> ControlChannel.Response? {
        do { return try await ask() } catch is ControlChannel.Unanswered {
            guard EmbeddedDirectory.isServed(database: database) else { return nil }
            throw DirectoryServerError.databaseInUse(database)
        }
    }
}

/// As the control call takes and gives them.
private struct FaultWish: Codable {
    var faults: [String]?
    var keep: Bool?

    func body() throws -> Data { try JSONEncoder().encode(self) }
}
