import ContactAPI
import JobModel
import Synchronization

/// The people in the journal of a walk, found by their user_ids.
///
/// The table is made when somebody is asked for first: most exports name leaders by id alone.
final class JournaledPeople: ExportedPeople {
    private let walk: ExportWalk
    private let records = Mutex<[PersonKey.Hashed: PeopleCensus.Record]?>(nil)

    init(_ walk: ExportWalk) { self.walk = walk }

    func person(id: String) throws -> ExportedPerson? {
        let record = try records.withLock { records in
            if records == nil { records = try table() }
            return records?[PersonKey(Array(id.lowercased().utf8)).hashed]
        }
        guard let record else { return nil }
        let user = try User(json: try walk.journal.read(record.range))
        return ExportedPerson(name: user.name, employeeNumber: user.employeeNo)
    }

    private func table() throws -> [PersonKey.Hashed: PeopleCensus.Record] {
        let count = walk.reading(\.census.count)
        var table: [PersonKey.Hashed: PeopleCensus.Record] = [:]
        table.reserveCapacity(count)
        for place in 0..<count where walk.reading({ !$0.census.isGone(place) }) {
            let record = walk.reading { $0.census.record(of: place) }
            let user = try User(json: try walk.journal.read(record.range))
            guard let id = user.userID else { continue }
            table[PersonKey(Array(id.lowercased().utf8)).hashed] = record
        }
        return table
    }
}

extension PersonKey {
    /// The key of a table.
    struct Hashed: Hashable, Sendable {
        var high: UInt64
        var low: UInt64
    }

    var hashed: Hashed { Hashed(high: high, low: low) }
}
