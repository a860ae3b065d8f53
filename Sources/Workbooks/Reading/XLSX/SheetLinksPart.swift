/// Reads where cells of a tab lead, which stands behind all of its cells.
///
/// Source: ECMA-376 part 1, 18.3.1.47 (hyperlink).
final class SheetLinksPart: XMLHandler {
    private(set) var links: SheetLinks
    private let place: (path: String, part: String)
    private let addresses: [String: String]
    private let limits: WorkbookLimits
    private var isInLinks = false

    /// - Parameters:
    ///   - place: File and part, as errors name them.
    ///   - columns: Those whose links are wanted.
    ///   - addresses: By the names of the part's relationships.
    ///   - limits: How many links there may be.
    init(
        _ place: (path: String, part: String),
        columns: Set<Int>,
        addresses: [String: String],
        limits: WorkbookLimits
    ) {
        self.place = place
        self.addresses = addresses
        self.limits = limits
        links = SheetLinks(columns: columns)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if depth == 2 {
            isInLinks = name == "hyperlinks"
        } else if depth == 3, isInLinks, name == "hyperlink" {
            add(attributes)
        }
    }

    private func add(_ attributes: XMLAttributes) {
        guard let id = attributes[prefixed: "id"], var address = addresses[id],
            let cells = attributes["ref"].flatMap(CellReference.range)
        else { return }
        if let location = attributes["location"], !location.isEmpty { address += "#" + location }
        let isTaken = links.add(address, columns: cells.columns, rows: cells.rows)
        guard isTaken, links.count <= limits.links else {
            let limit = isTaken ? limits.links : SheetLinks.rangeLimit
            return fail(.tooLarge(path: place.path, part: place.part, .links(limit)))
        }
    }
}

/// Reads the addresses outside the file that a part names.
final class HyperlinkTargetsPart: XMLHandler {
    /// By the relationship's name.
    private(set) var addresses: [String: String] = [:]
    private let path: String
    private let source: String
    private let limits: WorkbookLimits

    /// - Parameters:
    ///   - path: The file, as errors name it.
    ///   - source: The part whose relationships these are.
    ///   - limits: How many there may be.
    init(path: String, source: String, limits: WorkbookLimits) {
        self.path = path
        self.source = source
        self.limits = limits
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard depth == 2, name == "Relationship", attributes["TargetMode"]?.lowercased() == "external",
            attributes["Type"]?.hasSuffix("/hyperlink") == true, let id = attributes["Id"],
            let target = attributes["Target"]
        else { return }
        guard addresses.count < limits.links else {
            return fail(.tooLarge(path: path, part: source, .links(limits.links)))
        }
        addresses[id] = target
    }
}
