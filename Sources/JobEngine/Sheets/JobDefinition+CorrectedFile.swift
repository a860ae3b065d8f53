import CSVStream
import JobModel

extension JobDefinition {
    /// Opens a corrected `failed.csv`, which was written in the encoding of the sheet, and has too few rows to tell it by.
    func correctedFile(_ path: String) throws -> any Sheet {
        let earlier = steps.lazy.compactMap { $0.inferredEncoding ?? ($0.encoding == "auto" ? nil : $0.encoding) }.first
        return try CSVFile.open(path, options: CSVReadOptions(earlierEncoding: earlier))
    }
}
