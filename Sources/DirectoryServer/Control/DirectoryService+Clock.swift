import Foundation

extension DirectoryService {
    /// Changes the clock, and keeps the change in the database.
    ///
    /// What was counted and handed out in a time that is to come again would block callers, or let them in for longer than
    /// is true: where it goes back, both are forgotten.
    /// - Throws: `ClockError.outOfRange`.
    func change(_ change: ClockChange) async throws -> ClockReading {
        let (reading, revision) = try await queue.perform { writing in
            let reading = try ClockTable(db: writing.db).apply(change, machine: self.clock.machineNow)
            return (reading, self.clock.nextRevision())
        }
        clock.follow(reading, revision: revision)
        if reading.wentBackSeconds > 0 {
            tokens.forgetAll()
            rates.forgetAll()
        }
        return reading
    }
}
