import JobModel
import RowValidation

/// What the first pass makes of a batch of records, on whatever core.
///
/// A row that is certainly fine by its bytes leaves nothing but its keys; every other one is judged by the rules.
struct BatchCheck: Sendable {
    let checker: SheetChecker
    /// `nil` where every row is left to the rules, and must be where rows are kept or judged further: of a row that is not
    /// wholly left to them the draft is not whole.
    var acceptor: RowAcceptor?
    /// What else is said of a row.
    var judge: (@Sendable (CheckedRow) -> CheckedRow)?
    /// Whether all rows are handed on with their drafts, not those alone of which there is something to say.
    var keepsRows = false

    /// What there is of a batch.
    struct Part: Sendable {
        var rows = 0
        /// What is to be remembered, in the rows' order.
        var keys: [FileIndex.RowKeys] = []
        /// Rows of which there is something to say, in their order.
        var said: [CheckedRow] = []
    }

    func callAsFunction(_ batch: SourceBatch, _ work: any AbandonableWork) -> Part {
        var part = Part()
        part.keys.reserveCapacity(batch.count)
        batch.records.withPlain { plain in
            for entry in batch.records.entries where !work.isAbandoned {
                part.rows += 1
                if case .plain(let place) = entry.content {
                    if let keys = acceptor?.keys(of: plain.plain(at: place, of: entry)) {
                        part.keys.append(keys)
                    } else {
                        note(batch.records.record(of: entry), in: &part)
                    }
                } else {
                    let read = batch.records.record(of: entry)
                    // A cell may be quoted and fine.
                    if let keys = acceptor?.keys(of: read) { part.keys.append(keys) } else { note(read, in: &part) }
                }
            }
        }
        return part
    }

    private func note(_ read: ReadRecord, in part: inout Part) {
        // Of most rows one cell is to be judged.
        var row = acceptor?.fineCells(of: read).map { checker.check(read, but: $0) } ?? checker.check(read)
        if let judge { row = judge(row) }
        if !row.isLeftOut, let keys = FileIndex.keys(of: row) { part.keys.append(keys) }
        if keepsRows {
            part.said.append(row)
        } else if !row.isSilent {
            // Handing a draft on costs time, and no caller reads it.
            row.draft = nil
            part.said.append(row)
        }
    }
}

extension CheckedRow {
    /// Whether nothing is said of the row.
    fileprivate var isSilent: Bool {
        !isLeftOut && findings.isEmpty && repairs.isEmpty && warnings.isEmpty && unnamed.isEmpty
            && accepted.isEmpty
    }
}
