import JobModel
import RowValidation

/// Holds what a sheet's acceptor says of a record to what its rules say.
struct AcceptanceTrial {
    let checker: SheetChecker

    enum Outcome: Equatable {
        case refused
        case accepted
        /// What the rules have to say of a row that was accepted.
        case contradicted(String)
    }

    /// A row below the examples that templates have at their top.
    private static let line = 77

    func outcome(of fields: [String]) -> Outcome {
        let read = ReadRecord(record: InputRecord(line: Self.line, row: Self.line, fields: fields))
        let keys = keys(of: fields)
        guard checker.acceptor?.keys(of: read) == keys else { return .contradicted("read otherwise") }
        let row = checker.check(read)
        if let fine = checker.acceptor?.fineCells(of: read) {
            let other = checker.check(read, but: fine)
            guard Said(of: other) == Said(of: row) else { return .contradicted("judged otherwise but for fine cells") }
        }
        guard let keys else { return .refused }
        let said = (row.findings + row.repairs + row.warnings).map { "\($0.code) \($0.column ?? "")" }
        if row.isLeftOut { return .contradicted("left out") }
        if !said.isEmpty { return .contradicted(said.joined(separator: ", ")) }
        if !row.unnamed.isEmpty { return .contradicted("has cells without a header") }
        if !row.accepted.isEmpty { return .contradicted("has values of accept:") }
        if row.refusal != nil { return .contradicted("refused") }
        return FileIndex.keys(of: row) == keys ? .accepted : .contradicted("other keys")
    }

    /// What is said of a row, and remembered of it.
    private struct Said: Equatable {
        var isLeftOut: Bool
        var findings: [[Finding]]
        var unnamed: [UnnamedCell]
        var accepted: Set<AcceptedValue>
        var keys: FileIndex.RowKeys?

        init(of row: CheckedRow) {
            isLeftOut = row.isLeftOut
            findings = [row.findings, row.repairs, row.warnings, row.refusal.map { [$0] } ?? []]
            unnamed = row.unnamed
            accepted = Set(row.accepted)
            keys = FileIndex.keys(of: row)
        }
    }

    private func keys(of fields: [String]) -> FileIndex.RowKeys? {
        var bytes: [UInt8] = []
        var bounds: [Int32] = [0]
        for field in fields {
            bytes += Array(field.utf8)
            bounds.append(Int32(bytes.count))
            bytes.append(UInt8(ascii: ","))
        }
        return bytes.withUnsafeBufferPointer { bytes in
            bounds.withUnsafeBufferPointer { bounds in
                checker.acceptor?.keys(of: PlainRecord(line: Self.line, row: Self.line, bytes: bytes, bounds: bounds))
            }
        }
    }
}
