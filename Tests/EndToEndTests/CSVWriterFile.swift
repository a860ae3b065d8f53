import Foundation

/// A CSV file as a person's spreadsheet would save it: every field quoted, CRLF.
struct CSVWriterFile {
    private let file: FileHandle

    init(_ path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    mutating func write(_ fields: [String]) throws {
        let quoted = fields.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        try file.write(contentsOf: Data((quoted.joined(separator: ",") + "\r\n").utf8))
    }

    func close() throws { try file.close() }
}
