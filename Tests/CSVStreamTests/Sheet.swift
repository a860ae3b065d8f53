import CSVStream
import Foundation
import JobModel
import TestSupport

/// A sheet in a folder of its own, gone with the object.
final class Sheet {
    let path: String
    private let folder: TemporaryFolder

    init(_ bytes: [UInt8]) throws {
        folder = try TemporaryFolder()
        path = folder.path + "/sheet.csv"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

    func file(_ options: CSVReadOptions = CSVReadOptions()) throws -> CSVFile {
        try CSVFile.open(path, options: options)
    }

    /// All data records, read in blocks of the given size.
    func records(blockSize: Int = 128 * 1024, _ options: CSVReadOptions = CSVReadOptions()) throws -> [ReadRecord] {
        var records = try file(options).records(blockSize: blockSize)
        var all: [ReadRecord] = []
        while let record = try records.next() { all.append(record) }
        return all
    }

    /// The same, read in batches.
    func batches(blockSize: Int = 256 * 1024, _ options: CSVReadOptions = CSVReadOptions()) throws -> [RecordBatch] {
        var records = try file(options).records(blockSize: blockSize)
        var all: [RecordBatch] = []
        while let batch = try records.nextBatch() { all.append(batch) }
        return all
    }

    func strings(blockSize: Int = 128 * 1024) throws -> [[String]] {
        try records(blockSize: blockSize).map(\.record.strings)
    }

    func codes() throws -> [[String]] { try records().map { $0.findings.map(\.code) } }
}
