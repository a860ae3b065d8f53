/// How the database of a ledger does, as it says itself; nothing is changed by asking.
package struct DatabaseHealth: Sendable, Equatable {
    /// Such as `17.2`.
    package var version = ""
    /// The time of an answer, in seconds.
    package var roundTrip = 0.0
    /// Seconds by which its clock is ahead of this machine's, to about half a round trip.
    package var clockAhead = 0.0
    package var isStandby = false
    /// Whether transactions of this user only read.
    package var isReadOnly = false
    /// The schema in which tables are made; `nil` where `search_path` names none that is there.
    package var schema: String?
    /// One of `search_path` that is there and that this user may not use, where there is no other.
    package var closedSchema: String?
    /// The last migration that was done; `nil` where there are no tables yet.
    package var migration: Int?
    /// The last that this version knows.
    package var knownMigration = 0
    /// What the user may not do, such as `UPDATE roster_row`.
    package var missingRights: [String] = []
    package var durability = Durability()
    package var connections = Connections()
    package var transactions = Transactions()
    package var tables: [Table] = []
    package var isAutovacuumOn = true
    /// Transactions since the oldest that is not frozen; the server stops writing before 2,000,000,000.
    package var unfrozenAge = 0

    package init() {}

    /// What a commit means there.
    package struct Durability: Sendable, Equatable {
        package var fsync = true
        package var fullPageWrites = true
        /// As the server's setting spells it.
        package var synchronousCommit = "on"
        /// Standbys by which a commit waits; empty where it waits for none.
        package var synchronousStandbys = ""
        /// How many standbys are connected.
        package var standbys = 0

        package init() {}
    }

    package struct Connections: Sendable, Equatable {
        package var used = 0
        package var most = 100

        package init() {}
    }

    /// Old ones keep dead rows from being removed.
    package struct Transactions: Sendable, Equatable {
        /// Seconds; 0 where there is none.
        package var oldest = 0.0
        /// Whether those of other users are seen.
        package var isAllSeen = true
        /// Seconds since the oldest was prepared for two-phase commit and not ended.
        package var oldestPrepared = 0.0

        package init() {}
    }

    package struct Table: Sendable, Equatable {
        package var name: String
        package var live: Int
        package var dead: Int
        package var bytes: Int

        package init(name: String, live: Int, dead: Int, bytes: Int) {
            self.name = name
            self.live = live
            self.dead = dead
            self.bytes = bytes
        }
    }
}
