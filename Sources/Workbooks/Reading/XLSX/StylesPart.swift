/// Reads what the numbers of cells stand for, style by style.
final class StylesPart: XMLHandler {
    /// By the number of the style that a cell names.
    private(set) var formats: [NumberFormat] = []
    private var codes: [Int: NumberFormat] = [:]
    private let path: String
    private let limits: WorkbookLimits
    private enum Part { case formats, styles, other }
    private var part = Part.other

    init(path: String, limits: WorkbookLimits) {
        self.path = path
        self.limits = limits
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if depth == 2 {
            part = name == "numFmts" ? .formats : name == "cellXfs" ? .styles : .other
        } else if depth == 3 {
            switch part {
            case .formats where name == "numFmt":
                guard codes.count < limits.definitions else { return tooMany() }
                if let id = attributes.number("numFmtId"), let code = attributes["formatCode"] {
                    codes[id] = NumberFormat(code: String(code.prefix(1024)))
                }
            case .styles where name == "xf":
                guard formats.count < limits.definitions else { return tooMany() }
                let id = attributes.number("numFmtId") ?? 0
                formats.append(codes[id] ?? NumberFormat(builtIn: id))
            case .formats, .styles, .other: break
            }
        }
    }

    private func tooMany() {
        fail(.tooLarge(path: path, part: "styles", .definitions(limits.definitions)))
    }
}
