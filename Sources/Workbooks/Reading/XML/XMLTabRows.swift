/// One reading of a tab out of a document that may hold several.
///
/// The rest of the document is not read again: opening the workbook has read it to its end.
final class XMLTabRows<Part: XMLTabPart>: TabRows {
    let isShort: Bool
    private let file: WorkbookFile
    private let opened: WorkbookFile.Opened
    private let document: XMLDocument<Part>
    /// Rows that are parsed and not yet handed over, the next one last.
    private var rows: [TabRow] = []
    /// A row that stands again, and how often.
    private var again: (row: TabRow, times: Int)?
    private var isAtEnd = false

    init(
        _ file: WorkbookFile,
        _ opened: WorkbookFile.Opened,
        source: any XMLSource,
        part: Part,
        limits: WorkbookLimits
    ) throws(WorkbookError) {
        isShort = source.isShort
        self.file = file
        self.opened = opened
        document = try XMLDocument(source, handler: part, limits: limits)
    }

    var facts: TabFacts { document.handler.facts }

    func next() throws -> TabRow? {
        if var (row, times) = again {
            row.number += 1
            times -= 1
            again = times > 0 ? (row, times) : nil
            return row
        }
        while rows.isEmpty {
            guard !isAtEnd else { return nil }
            try advance()
        }
        guard let row = rows.popLast() else { return nil }
        if let times = document.handler.repeats.removeValue(forKey: row.number), times > 1 {
            again = (row, times - 1)
        }
        return row
    }

    private func advance() throws {
        do {
            isAtEnd = try !document.advance() || document.handler.isComplete
        } catch {
            // Damage that was not there before is a change.
            try opened.require(file.fingerprint)
            throw error
        }
        rows = document.handler.builder.takeRows()
        if isAtEnd { try opened.require(file.fingerprint) }
    }
}
