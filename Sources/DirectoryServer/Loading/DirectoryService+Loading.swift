import Foundation
import GRDB

extension DirectoryService {
    /// Opens a database that is filled.
    convenience init(
        database: any DatabaseWriter,
        access: AppAccess,
        rates: RatePolicy,
        faults: FaultSource,
        log: CallLog,
        now: @escaping @Sendable () -> Date
    ) throws {
        let loaded = try database.read { try LoadedDirectory($0, access) }
        self.init(
            database: database,
            ids: loaded.ids,
            access: access,
            apps: loaded.apps,
            people: loaded.people,
            trees: loaded.trees,
            rates: rates,
            faults: FaultInjector(faults, kept: loaded.faults),
            log: log,
            clock: DirectoryClock(machine: now, shift: loaded.clockShift)
        )
    }
}
