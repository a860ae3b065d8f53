/// Reads the styles of a document, be they a part of their own or stand before the cells.
class ODSStylesPart: XMLHandler {
    private(set) final var styles: ODSStyles
    final let path: String
    final let part: String
    final let limits: WorkbookLimits
    private final var dataStyle: ODSDataStyle?
    /// Of the table whose style is open.
    private final var tableStyle: String?

    /// - Parameters:
    ///   - path: The file, as errors name it.
    ///   - part: The part, as errors name it.
    ///   - styles: What is known already.
    ///   - limits: How many there may be.
    init(path: String, part: String, styles: ODSStyles, limits: WorkbookLimits) {
        self.path = path
        self.part = part
        self.styles = styles
        self.limits = limits
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if depth == 3 {
            guard styles.count < limits.definitions else { return tooMany() }
            tableStyle = nil
            dataStyle = ODSDataStyle(name, attributes)
            if name == "style", let style = attributes[any: "name"] { start(style, attributes) }
        } else if depth > 3 {
            dataStyle?.start(name, attributes)
            if depth == 4, let tableStyle, name == "table-properties", attributes[any: "display"] == "false" {
                styles.hide(tableStyle: tableStyle)
            }
        }
    }

    private final func start(_ style: String, _ attributes: XMLAttributes) {
        switch attributes[any: "family"] {
        case "table-cell":
            styles.add(
                cellStyle: style,
                parent: attributes[any: "parent-style-name"],
                dataStyle: attributes[any: "data-style-name"]
            )
        case "table": tableStyle = style
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if depth > 3 { dataStyle?.text(bytes) }
    }

    override func end() {
        if depth > 3 {
            dataStyle?.end()
        } else if depth == 3, let read = dataStyle {
            styles.add(dataStyle: read.name, read.format(styles))
            dataStyle = nil
        }
    }

    final func tooMany() { fail(.tooLarge(path: path, part: part, .definitions(limits.definitions))) }
}
