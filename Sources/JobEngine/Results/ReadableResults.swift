import CSVStream
import JobModel
package import Wording

/// `results.csv` for people: programs rely on its names, and a person who opens it in a spreadsheet knows others.
package enum ReadableResults {
    /// Copies a file of results, with headings and words in the language wanted.
    ///
    /// - Parameters:
    ///   - path: As `ResultsWriter` wrote it.
    ///   - target: A new file.
    ///   - words: Says a sentence in the language.
    /// - Throws: `CSVStreamError` where one cannot be read, or the other not be written.
    package static func copy(_ path: String, to target: String, words: (LocalizedText) -> String) throws {
        let names = Set(ResultColumn.all.map(\.name))
        let file = try CSVFile.open(path, options: CSVReadOptions { names.contains($0) })
        let columns = file.header.map { name in ResultColumn.all.first { $0.name == name } }
        var writer = try CSVWriter(path: target)
        try writer.write(zip(file.header, columns).map { name, column in column.map { words($0.title) } ?? name })
        var records = try file.records()
        while let record = try records.next()?.record {
            try writer.write(
                columns.enumerated().map { place, column in
                    let cell = SpreadsheetApostrophe.removing(from: record.string(at: place))
                    return column?.said(cell).map(words) ?? cell
                }
            )
        }
        try writer.close()
    }
}

extension ResultColumn {
    /// What people call a value of the column; `nil` for a value that is said as it is.
    fileprivate func said(_ cell: String) -> LocalizedText? {
        switch name {
        case "action": Action(rawValue: cell)?.words
        case "outcome": Outcome(rawValue: cell)?.words
        default: nil
        }
    }
}
