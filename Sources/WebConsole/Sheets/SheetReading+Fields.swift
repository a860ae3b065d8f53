import JobModel

extension SheetReading {
    /// The fields of an address that reads a sheet so.
    var fields: [(String, String)] {
        let all: [(String, String?)] = [
            ("encoding", encoding == "auto" ? nil : encoding), ("delimiter", delimiter == "auto" ? nil : delimiter),
            ("tab", tab), ("header", headerRow.map { String($0) }), ("subject", subject?.rawValue),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
