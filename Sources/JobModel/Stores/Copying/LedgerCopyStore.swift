/// A store whose runs are copied to another one as they are.
///
/// Both calls block, because one store is read inside a transaction of the other: they are for a thread of their own.
package protocol LedgerCopyStore: Sendable {
    /// Reads by a connection of its own, each page as of its own moment.
    func readRecords<Value>(_ body: (any LedgerRecordReader) throws -> Value) throws -> Value

    /// Writes in one transaction, which is kept where `body` returns; other processes may wait for its end.
    func writeRecords<Value>(of run: String, _ body: (any LedgerRecordWriter) throws -> Value) throws -> Value
}

/// Reads the records of runs as they are stored.
package protocol LedgerRecordReader {
    /// The records of a run after `place`, the `next` of the page before, in the table's order.
    func page(of table: LedgerTable, in run: String, after place: [LedgerValue]?, limit: Int) throws -> LedgerPage
}

/// Adds records of runs.
package protocol LedgerRecordWriter: LedgerRecordReader {
    /// Adds records of a run that nobody has changed since it was copied; a run begins in whatever state it was in.
    func insert(_ records: [LedgerRecord], into table: LedgerTable, of run: String) throws
}

/// Some records of a table.
package struct LedgerPage: Sendable {
    package var records: [LedgerRecord]
    /// Where the next page begins; `nil` after the last one.
    package var next: [LedgerValue]?

    /// - Parameters:
    ///   - found: Each record with what puts it in order behind it.
    ///   - count: How many columns the table has.
    ///   - limit: How many were asked for.
    package init(_ found: [[LedgerValue]], columns count: Int, limit: Int) {
        records = found.map { LedgerRecord(Array($0.prefix(count))) }
        next = found.count < limit ? nil : found.last.map { Array($0.dropFirst(count)) }
    }
}

extension LedgerRecordReader {
    /// Whether the store has a run.
    package func has(_ run: String) throws -> Bool {
        try !page(of: .run, in: run, after: nil, limit: 1).records.isEmpty
    }

    /// Calls `body` with the records of a table, some at a time.
    package func forEachPage(
        of table: LedgerTable,
        in run: String,
        _ body: ([LedgerRecord]) throws -> Void
    ) throws {
        var place: [LedgerValue]?
        repeat {
            let page = try page(of: table, in: run, after: place, limit: Self.pageSize)
            if !page.records.isEmpty { try body(page.records) }
            place = page.next
        } while place != nil
    }

    /// The first table in which a run differs between two stores; `nil` where every record is the same.
    package func difference(from other: any LedgerRecordReader, in run: String) throws -> LedgerTable? {
        for table in LedgerTable.all {
            var (own, others): ([LedgerValue]?, [LedgerValue]?)
            repeat {
                let one = try page(of: table, in: run, after: own, limit: Self.pageSize)
                let two = try other.page(of: table, in: run, after: others, limit: Self.pageSize)
                guard one.records.count == two.records.count,
                    zip(one.records, two.records).allSatisfy({ $0.isSame(as: $1) })
                else { return table }
                (own, others) = (one.next, two.next)
            } while own != nil && others != nil
            if own != nil || others != nil { return table }
        }
        return nil
    }

    private static var pageSize: Int { 1000 }
}
