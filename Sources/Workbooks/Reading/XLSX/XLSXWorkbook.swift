import Synchronization
import Wording

/// A workbook of Office Open XML: its parts, found by the relationships that name them.
///
/// Source: ECMA-376 parts 1 and 2, Transitional and Strict alike.
final class XLSXWorkbook: WorkbookFormat {
    let tabs: [Tab]
    private let file: WorkbookFile
    private let limits: WorkbookLimits
    /// The part of each tab, by its number.
    private let sheets: [Int: String]
    private let is1904: Bool
    private let isToCompute: Bool
    private let styles: [NumberFormat]
    private let stringsPart: String?
    /// Read when the first tab is; then kept for all readings.
    private let definitions = Mutex<SharedDefinitions?>(nil)
    /// Likewise by part, with the columns that they are of.
    private let knownLinks = Mutex<[String: (columns: Set<Int>, links: SheetLinks)]>([:])

    init(_ file: WorkbookFile, limits: WorkbookLimits) throws {
        self.file = file
        self.limits = limits
        let opened = try file.open()
        let archive = try ZipArchive(opened, limits: limits)
        let reader = XLSXParts(archive, limits: limits)
        let part = try reader.workbookPart()
        let workbook = try reader.read(part, WorkbookPart(path: file.path, limits: limits))
        guard workbook.root == "workbook" else {
            throw WorkbookError.notAWorkbook(path: file.path, kind: XLSXParts.kind(of: part))
        }
        let relationships = try reader.relationships(of: part)
        let byID = Dictionary(relationships.map { ($0.id, $0) }) { first, _ in first }
        tabs = workbook.sheets.enumerated().map { place, sheet in
            Tab(
                name: sheet.name,
                number: place + 1,
                visibility: sheet.visibility,
                kind: Self.kind(byID[sheet.relationship]?.type)
            )
        }
        sheets = Dictionary(
            uniqueKeysWithValues: workbook.sheets.enumerated().compactMap { place, sheet in
                byID[sheet.relationship].map { (place + 1, $0.part) }
            }
        )
        is1904 = workbook.is1904
        isToCompute = workbook.isToCompute
        let stylesPart = relationships.first { $0.type == "styles" && archive.holds($0.part) }?.part
        styles =
            try stylesPart.map { try reader.read($0, StylesPart(path: file.path, limits: limits)).formats } ?? []
        stringsPart = relationships.first { $0.type == "sharedStrings" && archive.holds($0.part) }?.part
        try opened.require(file.fingerprint)
    }

    private static func kind(_ type: String?) -> Tab.Kind {
        switch type {
        case "worksheet", nil: .cells
        case "chartsheet": .chart
        default: .other
        }
    }

    func rows(of tab: Tab, linkedColumns: Set<Int>) throws -> any TabRows {
        let opened = try file.open()
        let archive = try ZipArchive(opened, limits: limits)
        let reader = XLSXParts(archive, limits: limits)
        guard let name = sheets[tab.number] else {
            throw WorkbookError.damaged(
                path: file.path,
                part: tab.name,
                reason: LocalizedText(en: "the sheet is not in the file", zh: "文件中没有该工作表")
            )
        }
        let handler = SheetPart(
            path: file.path,
            part: name,
            shared: try sharedDefinitions(reader),
            is1904: is1904,
            links: try links(of: name, columns: linkedColumns, reader),
            limits: limits
        )
        return try XLSXRows(file, opened, part: try archive.part(name), handler: handler, limits: limits)
    }

    /// Where cells of a tab lead; the part is read for it where it names an address at all.
    private func links(of part: String, columns: Set<Int>, _ reader: XLSXParts) throws -> SheetLinks {
        guard !columns.isEmpty else { return SheetLinks() }
        return try knownLinks.withLock { known in
            if let (known, links) = known[part], known == columns { return links }
            let addresses = try reader.hyperlinks(of: part)
            let links =
                addresses.isEmpty
                ? SheetLinks(columns: columns)
                : try reader.read(
                    part,
                    SheetLinksPart((file.path, part), columns: columns, addresses: addresses, limits: limits)
                ).links
            known[part] = (columns, links)
            return links
        }
    }

    private func sharedDefinitions(_ reader: XLSXParts) throws -> SharedDefinitions {
        try definitions.withLock { known in
            if let known { return known }
            let strings =
                try stringsPart.map {
                    try reader.read($0, SharedStringsPart(path: file.path, limits: limits)).strings
                } ?? SharedStrings()
            let read = SharedDefinitions(styles: styles, strings: strings, isToCompute: isToCompute)
            known = read
            return read
        }
    }
}
