/// Reads which other parts a part names.
final class RelationshipsPart: XMLHandler {
    private(set) var relationships: [Relationship] = []
    private let source: String
    private let limits: WorkbookLimits
    private let path: String

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
        guard depth == 2, name == "Relationship", attributes["TargetMode"]?.lowercased() != "external",
            let id = attributes["Id"], let target = attributes["Target"]
        else { return }
        guard relationships.count < limits.definitions else {
            return fail(.tooLarge(path: path, part: source, .definitions(limits.definitions)))
        }
        let type = attributes["Type"].map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? ""
        relationships.append(Relationship(id: id, type: type, part: PartName.resolve(target, from: source)))
    }
}

/// That a part uses another one, and what for.
struct Relationship: Sendable {
    var id: String
    /// The last word of its type's name, such as `worksheet`: the same in both kinds of Open XML.
    var type: String
    var part: String
}
