/// Reads what a document holds beside its cells: its tabs, its styles, and from which day it counts.
final class ODSOutline: ODSStylesPart {
    private(set) var tabs: [(name: String, style: String)] = []
    private(set) var is1904 = false
    /// Whether it is a document of cells.
    private(set) var isSpreadsheet = false
    private var isInStyles = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch depth {
        case 2: isInStyles = name == "automatic-styles"
        case 3 where !isInStyles: isSpreadsheet = isSpreadsheet || name == "spreadsheet"
        case 4 where !isInStyles && isSpreadsheet && name == "table":
            guard tabs.count < limits.definitions else { return tooMany() }
            tabs.append((attributes[any: "name"] ?? "", attributes[any: "style-name"] ?? ""))
        case 5 where !isInStyles && name == "null-date":
            is1904 = attributes[any: "date-value"]?.hasPrefix("1904") ?? false
        default: break
        }
        if isInStyles { super.start(name, attributes) }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInStyles { super.text(bytes) }
    }

    override func end() {
        if isInStyles { super.end() }
    }
}

/// Looks for a part that is encrypted.
///
/// Source: OpenDocument 1.3 part 2, 4.4 (manifest:encryption-data).
final class ODSManifest: XMLHandler {
    private(set) var isEncrypted = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "encryption-data" { isEncrypted = true }
    }
}
