import JobModel
import Workbooks

/// `directory.xlsx` with the tabs `people` and `departments`: cells of text, so that no apostrophe is needed before what looks
/// like a formula and no zero is lost; the header stays in sight and has the filter's buttons.
final class WorkbookExportFiles: ExportFiles {
    static let name = "directory.xlsx"

    private let folder: String
    private let writer: WorkbookWriter
    private var tabs: [ExportTable: WorkbookTab]

    init(folder: String) throws {
        self.folder = folder
        let writer = try WorkbookWriter(path: folder + "/" + Self.name)
        self.writer = writer
        let named = try [ExportTable.people, .departments].map { ($0, try writer.addTab($0.rawValue)) }
        tabs = Dictionary(uniqueKeysWithValues: named)
    }

    func begin(_ table: ExportTable, _ columns: [TableColumn]) throws {
        // The first two are there, in the order in which a reader expects them.
        if tabs[table] == nil { tabs[table] = try writer.addTab(table.rawValue) }
        try tabs[table]?.write(columns.map(\.header), style: .header)
        tabs[table]?.freeze(rows: 1, filter: true)
    }

    func write(_ block: TableBlock, of table: ExportTable) throws {
        guard case .texts(let records) = block.content else { return }
        for record in records { try tabs[table]?.write(record) }
    }

    func close() throws -> [ExportManifest.File] {
        let records = tabs.values.reduce(0) { $0 + max(0, $1.rows - 1) }
        try writer.close()
        return [try ExportManifest.File(Self.name, in: folder, records: records)]
    }
}
