import Wording

/// Reads what a workbook holds beside its cells: its tabs, its styles, and from which year it counts days.
final class XMLSpreadsheetOutline: XMLHandler {
    private(set) var tabs: [(name: String, visibility: Tab.Visibility)] = []
    private(set) var styles = XMLSpreadsheetStyles()
    private(set) var is1904 = false
    private let path: String
    private let limits: WorkbookLimits
    private enum Section { case styles, sheet, options, workbook, other }
    private var section = Section.other
    private var style: String?
    /// Of `Visible`, while it is open.
    private var visible: [UInt8]?

    init(path: String, limits: WorkbookLimits) {
        self.path = path
        self.limits = limits
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch depth {
        case 1: if !(name == "Workbook") { noWorkbook() }
        case 2: startSection(name, attributes)
        case 3: startEntry(name, attributes)
        case 4:
            if section == .styles, let style, name == "NumberFormat" {
                if let code = attributes[any: "Format"] { styles.setCode(code, of: style) }
            } else if section == .options {
                visible = name == "Visible" ? [] : nil
            }
        default: break
        }
    }

    private func startSection(_ name: XMLName, _ attributes: XMLAttributes) {
        section = .other
        if name == "Styles" {
            section = .styles
        } else if name == "ExcelWorkbook" {
            section = .workbook
        } else if name == "Worksheet" {
            section = .sheet
            guard tabs.count < limits.definitions else { return tooMany() }
            tabs.append((attributes[any: "Name"] ?? "", .visible))
        }
    }

    private func startEntry(_ name: XMLName, _ attributes: XMLAttributes) {
        switch section {
        case .styles:
            style = name == "Style" ? attributes[any: "ID"] : nil
            guard let style else { return }
            guard styles.count < limits.definitions else { return tooMany() }
            styles.add(style, parent: attributes[any: "Parent"])
        case .workbook: if name == "Date1904" { is1904 = true }
        case .sheet: if name == "WorksheetOptions" { section = .options }
        case .options, .other: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let count = visible?.count, count < 40 { visible?.append(contentsOf: bytes.prefix(40)) }
    }

    override func end() {
        if depth == 3, section == .options { section = .sheet }
        guard depth == 4, let visible else { return }
        self.visible = nil
        switch String(decoding: visible, as: UTF8.self) {
        case "SheetHidden": tabs[tabs.count - 1].visibility = .hidden
        case "SheetVeryHidden": tabs[tabs.count - 1].visibility = .veryHidden
        default: break
        }
    }

    private func noWorkbook() {
        fail(.notAWorkbook(path: path, kind: LocalizedText(en: "another XML document", zh: "其他 XML 文档")))
    }

    private func tooMany() { fail(.tooLarge(path: path, part: "", .definitions(limits.definitions))) }
}

extension XMLAttributes {
    /// An attribute's value, with a prefix or without.
    subscript(any name: StaticString) -> String? {
        for (attribute, value) in self where attribute == name { return String(cString: value) }
        return nil
    }
}
