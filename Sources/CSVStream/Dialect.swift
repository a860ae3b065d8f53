import Foundation
import JobModel

/// Which byte separates fields, as the first records show.
enum Dialect {
    static let candidates: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
    ]

    /// What a first line such as `sep=;` says, as Excel writes and reads it.
    static func declaredDelimiter(of sample: [UInt8]) -> UInt8? {
        let line = sample.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let word = line.filter { $0 != UInt8(ascii: "\"") }
        guard word.count == 5, String(decoding: word.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        return word.last
    }

    /// The candidate whose first records hold the most names of columns; else the one that leaves the fewest quotes within
    /// fields, a sign of separators that were overlooked; else the one whose records are most alike and have the most fields.
    ///
    /// Records, not lines: text of several lines in quotes, with other separators in it, is one cell.
    static func delimiter(of sample: [UInt8], isColumnName: ((String) -> Bool)?) throws -> UInt8 {
        var best: (delimiter: UInt8, rank: (names: Int, sound: Int, alike: Double))?
        for candidate in candidates {
            let search = HeaderSearch(delimiter: candidate, isColumnName: isColumnName) { TextBlocks(sample) }
            let records = try search.firstRecords(recordsLooked)
            let names = records.map(\.candidate).filter { $0.width > 1 }.map(\.names).max() ?? 0
            let rank = (names: names, sound: -records.count(where: \.hasStrayQuote), alike: likeness(of: records))
            guard rank.alike > 0, best.map({ rank > $0.rank }) ?? true else { continue }
            best = (candidate, rank)
        }
        return best?.delimiter ?? candidates[0]
    }

    /// The share of the records that have the commonest number of fields, and how many those are.
    private static func likeness(of records: [HeaderSearch.Found]) -> Double {
        var alike: [Int: Int] = [:]
        for width in records.map(\.candidate.width) where width > 1 { alike[width, default: 0] += 1 }
        return alike.map { width, count in
            let share = Double(count) / Double(records.count)
            return share * share * log2(Double(min(width, 100)))
        }
        .max() ?? 0
    }

    private static let recordsLooked = 50
}
