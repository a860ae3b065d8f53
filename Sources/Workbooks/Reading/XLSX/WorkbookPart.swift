/// Reads the list of tabs.
final class WorkbookPart: XMLHandler {
    struct Sheet: Sendable {
        var name: String
        var visibility: Tab.Visibility
        var relationship: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false
    private(set) var isToCompute = false
    private(set) var root = ""
    private let path: String
    private let limits: WorkbookLimits
    private var isInSheets = false

    init(path: String, limits: WorkbookLimits) {
        self.path = path
        self.limits = limits
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch depth {
        case 1: root = String(cString: name.local)
        case 2:
            isInSheets = name == "sheets"
            if name == "workbookPr" { is1904 = attributes.flag("date1904") ?? is1904 }
            if name == "calcPr" { isToCompute = attributes.flag("fullCalcOnLoad") ?? isToCompute }
        case 3 where isInSheets && name == "sheet": addSheet(attributes)
        default: break
        }
    }

    private func addSheet(_ attributes: XMLAttributes) {
        guard sheets.count < limits.definitions else {
            return fail(.tooLarge(path: path, part: "workbook", .definitions(limits.definitions)))
        }
        let visibility: Tab.Visibility =
            switch attributes["state"] {
            case "hidden": .hidden
            case "veryHidden": .veryHidden
            default: .visible
            }
        sheets.append(
            Sheet(
                name: attributes["name"] ?? "",
                visibility: visibility,
                relationship: attributes[prefixed: "id"] ?? attributes["id"] ?? ""
            )
        )
    }
}
