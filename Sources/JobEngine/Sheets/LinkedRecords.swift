import JobModel
import Workbooks

/// One reading of a tab whose cells have the addresses to which they lead.
struct LinkedRecords: SheetRecords {
    private var records: WorkbookRecords
    private let links: TabLinks

    init(_ records: WorkbookRecords, _ links: TabLinks) {
        self.records = records
        self.links = links
    }

    var blankRows: Int { records.blankRows }

    mutating func next() throws -> ReadRecord? {
        guard var read = try records.next() else { return nil }
        links.follow(records.links, in: &read)
        return read
    }
}

extension RecordSource {
    /// Has cells of web pages take the addresses to which they lead, where the source is a workbook.
    mutating func follow(_ links: TabLinks) {
        guard case .file(let sheet, let origins) = self, var tab = sheet.uncorrected as? TabSheet,
            !links.places.isEmpty
        else { return }
        tab.links = links
        if let corrected = sheet as? CorrectedSheet {
            self = .file(corrected.over(tab), origins: origins)
        } else {
            self = .file(tab, origins: origins)
        }
    }
}
