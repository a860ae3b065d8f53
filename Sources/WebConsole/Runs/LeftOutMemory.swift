import Foundation
import JobEngine
import JobSession
import LocalFiles

/// Which rows of sheets are left out by now, read again only where their corrections have changed: pages of runs ask for
/// them each time, and there may be very many.
actor LeftOutMemory {
    private struct Entry {
        let stamp: FileStamp
        let rows: Set<Int>
    }

    private var entries: [String: Entry] = [:]

    /// - Throws: What keeps the corrections from being read.
    func rows(of sheet: StoredSheet) throws -> Set<Int> {
        guard let stamp = FileStamp(sheet.wave.corrections.path) else { return [] }
        if let known = entries[sheet.id], known.stamp == stamp { return known.rows }
        // What was changed just before may be changed again without another stamp.
        let isCertain = !stamp.isRecent(at: Date())
        let rows = try sheet.rowsLeftOut()
        if entries.count >= Self.limit { entries = [:] }
        entries[sheet.id] = isCertain ? Entry(stamp: stamp, rows: rows) : nil
        return rows
    }

    private static let limit = 10
}
