import Foundation
import GRDB

/// How far a directory's clock is from the machine's; the only place with SQL over it.
struct ClockTable {
    let db: Database

    /// In seconds; above 0 it is ahead.
    ///
    /// - Throws: `StoredValueError` for one that leads beyond all dates, which no version writes.
    func shift() throws -> TimeInterval {
        let shift = try Double.fetchOne(db, sql: "SELECT clock_shift FROM directory") ?? 0
        guard abs(shift) < Self.limit else { throw StoredValueError(column: "clock_shift") }
        return shift
    }

    /// Ten thousand years.
    private static let limit: TimeInterval = 315_576_000_000

    /// The same of a file that may be older than the column.
    func shiftIfKept() throws -> TimeInterval {
        guard try db.columns(in: "directory").contains(where: { $0.name == "clock_shift" }) else { return 0 }
        return try shift()
    }

    /// Changes it; returns what it says then, and how far it went back.
    ///
    /// - Throws: `ClockError.outOfRange`.
    func apply(_ change: ClockChange, machine: Date) throws -> ClockReading {
        let old = try shift()
        let new = try change.shift(from: old, machine: machine)
        try db.execute(sql: "UPDATE directory SET clock_shift = ?", arguments: [new])
        return ClockReading(
            now: machine.addingTimeInterval(new),
            shiftSeconds: new,
            wentBackSeconds: max(0, old - new)
        )
    }
}
