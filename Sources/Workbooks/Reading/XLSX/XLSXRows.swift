/// One reading of a tab of an Open XML workbook.
final class XLSXRows: TabRows {
    let isShort: Bool
    private let file: WorkbookFile
    private let opened: WorkbookFile.Opened
    private let document: XMLDocument<SheetPart>
    /// Rows that are parsed and not yet handed over, the next one last.
    private var rows: [TabRow] = []

    init(
        _ file: WorkbookFile,
        _ opened: WorkbookFile.Opened,
        part: ZipPart,
        handler: SheetPart,
        limits: WorkbookLimits
    ) throws(WorkbookError) {
        isShort = part.isShort
        self.file = file
        self.opened = opened
        document = try XMLDocument(part, handler: handler, limits: limits)
    }

    var facts: TabFacts { document.handler.facts }

    func next() throws -> TabRow? {
        while rows.isEmpty {
            do {
                guard try document.advance() else { return nil }
            } catch {
                // Damage that was not there before is a change.
                try opened.require(file.fingerprint)
                throw error
            }
            rows = document.handler.builder.takeRows()
            if document.isFinished { try opened.require(file.fingerprint) }
        }
        return rows.popLast()
    }
}
