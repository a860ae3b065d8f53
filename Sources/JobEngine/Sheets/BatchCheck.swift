import JobModel
import RowValidation

/// What the first pass makes of a batch of records, on whatever core.
///
/// A row that is certainly fine by its bytes leaves nothing but its keys; every other one is judged by the rules.
struct BatchCheck: Sendable {
    let checker: SheetChecker
    /// Fields of the header.
    let columns: Int
    /// `nil` where every row is left to the rules.
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
        var form = PlainForm()
        batch.records.withPlain { plain in
            for entry in batch.records.entries where !work.isAbandoned {
                part.rows += 1
                if case .plain(let place) = entry.content,
                    let keys = acceptor?.keys(of: plain.plain(at: place, of: entry))
                {
                    part.keys.append(keys)
                } else {
                    note(batch.records.record(of: entry), isPlain: entry.isPlain, &form, in: &part)
                }
            }
        }
        return part
    }

    private func note(_ read: ReadRecord, isPlain: Bool, _ form: inout PlainForm, in part: inout Part) {
        // A cell may be quoted and fine.
        if !isPlain, let acceptor,
            let keys = form.withPlain(read, columns: columns, { acceptor.keys(of: $0) })
        {
            part.keys.append(keys)
        } else {
            note(read, in: &part)
        }
    }

    private func note(_ read: ReadRecord, in part: inout Part) {
        var row = checker.check(read)
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
