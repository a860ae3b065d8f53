package import Foundation
import GRDB

extension EmbeddedDirectory {
    /// What its clock says.
    package var clock: ClockReading { directory.clock.reading }

    /// Moves its clock; the database keeps how far.
    ///
    /// - Throws: `ClockError.outOfRange`.
    package func change(_ change: ClockChange) async throws -> ClockReading { try await directory.change(change) }

    /// What the clock of a database says; another server may have it open.
    package static func clock(inDatabase path: String, machine: Date = Date()) async throws -> ClockReading {
        let shift = try await look(into: path) { try ClockTable(db: $0).shiftIfKept() }
        return ClockReading(now: machine.addingTimeInterval(shift), shiftSeconds: shift)
    }

    /// Moves the clock of a database that no server has.
    ///
    /// - Throws: `DirectoryServerError.databaseInUse`, `.empty`; `ClockError.outOfRange`.
    package static func change(
        _ change: ClockChange,
        inDatabase path: String,
        machine: Date = Date()
    ) async throws -> ClockReading {
        guard FileManager.default.fileExists(atPath: path) else { throw DirectoryServerError.empty(path) }
        let file = try DirectoryFile(path)
        let result: Result<ClockReading, any Error>
        do {
            let reading = try await file.database.write { db in
                guard try CompanySeeder.isFilled(db) else { throw DirectoryServerError.empty(path) }
                return try ClockTable(db: db).apply(change, machine: machine)
            }
            result = .success(reading)
        } catch {
            result = .failure(error is ClockError ? error : DirectoryServerError(error, path))
        }
        try file.close()
        return try result.get()
    }

    /// The secret that was drawn for a database, which opens the control calls of a server that has it; `nil` without one.
    package static func drawnSecret(ofDatabase path: String) throws -> String? {
        try DirectorySecret.read(besideDatabase: path)
    }
}
