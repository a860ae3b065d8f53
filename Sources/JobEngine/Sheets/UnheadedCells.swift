import CSVStream
import Foundation
package import JobModel
import LocalFiles
import RowValidation
import Synchronization
import Workbooks

/// Which columns have cells and no heading, as a reading of all rows shows: a sheet is read once for it for as long as its
/// file is the same.
package enum UnheadedCells {
    private struct Key: Hashable {
        let path: String
        let tab: String
        let headerRow: Int
    }

    private struct Entry {
        let stamp: FileStamp
        let firsts: [Int: String]
    }

    private static let known = Mutex<[Key: Entry]>([:])
    private static let limit = 100

    /// The first value of each, by its place; columns count that a step calls by their numbers.
    ///
    /// - Throws: What reading the rows throws.
    package static func firsts(in sheet: any Sheet) throws -> [Int: String] {
        var header = sheet.header
        for place in sheet.numberedPlaces where sheet.repeatedHeadings[place] == nil { header[place] = "" }
        let most = sheet.mostColumns
        guard most > header.count || header.contains(where: SheetColumnName.isNone) else { return [:] }
        let tab = (sheet.uncorrected as? TabSheet)?.sheet.tab.name ?? ""
        let key = Key(path: sheet.path, tab: tab, headerRow: sheet.headerRow)
        let stamp = FileStamp(sheet.path)
        if let entry = known.withLock({ $0[key] }), entry.stamp == stamp { return entry.firsts }
        let firsts = try read(sheet, header, most)
        // What was changed just before may be something else by now.
        guard let stamp, !stamp.isRecent(at: Date()), FileStamp(sheet.path) == stamp else { return firsts }
        known.withLock { entries in
            if entries.count >= limit { entries = [:] }
            entries[key] = Entry(stamp: stamp, firsts: firsts)
        }
        return firsts
    }

    private static func read(_ sheet: any Sheet, _ header: [String], _ most: Int) throws -> [Int: String] {
        var firsts: [Int: String] = [:]
        var records = try sheet.records()
        while let record = try records.next()?.record {
            for cell in record.unnamed(in: header) where cell.place < most && firsts[cell.place] == nil {
                firsts[cell.place] = cell.value
            }
        }
        return firsts
    }
}
