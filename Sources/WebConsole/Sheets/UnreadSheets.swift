import JobSession
import Synchronization

/// The sheets that a page could not read, each in the ways in which it was to be read: the list of sheets reads none itself.
final class UnreadSheets: Sendable {
    private let marks = Mutex<[String: Set<String>]>([:])

    func note(_ sheet: StoredSheet, _ reading: SheetReading) {
        // A reading that was only tried says nothing of the one that stands.
        marks.withLock { _ = $0[sheet.id, default: []].insert(reading.mark) }
    }

    /// Whether the sheet could not be read as it is to be read now.
    ///
    /// - Throws: `JobFileError`.
    func has(_ sheet: StoredSheet) throws -> Bool {
        guard let unread = marks.withLock({ $0[sheet.id] }) else { return false }
        return try unread.contains(Self.reading(of: sheet).mark)
    }

    /// As its job has it read; as it comes where nobody has begun to work on it.
    static func reading(of sheet: StoredSheet) throws -> SheetReading {
        sheet.wave.hasJob ? SheetReading(of: try sheet.wave.job()) : SheetReading(query: FormQuery(nil))
    }
}
