/// The name of a part of a packed workbook; a name and nothing else, wherever it seems to point.
///
/// Source: ECMA-376 part 2, 6.2 (part names), 6.5 (relationships).
enum PartName {
    /// Without the stroke at its beginning, with strokes that some programs write the other way round.
    static func plain(_ name: String) -> String {
        guard name.utf8.first == UInt8(ascii: "/") || name.utf8.contains(UInt8(ascii: "\\")) else { return name }
        return name.split { $0 == "/" || $0 == "\\" }.joined(separator: "/")
    }

    /// The part that a relationship of another part names, from the root of the file or from that part's folder.
    static func resolve(_ target: String, from part: String) -> String {
        let target = target.split(separator: "#", omittingEmptySubsequences: false).first.map(String.init) ?? target
        let isAbsolute = target.hasPrefix("/") || target.hasPrefix("\\")
        var levels = isAbsolute ? [] : part.split(separator: "/").dropLast().map(String.init)
        for level in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch level {
            case ".": continue
            case "..": _ = levels.popLast()
            default: levels.append(String(level))
            }
        }
        return levels.joined(separator: "/")
    }

    /// The part that holds the relationships of another one; `""` has those of the whole file.
    static func relationships(of part: String) -> String {
        let levels = part.split(separator: "/", omittingEmptySubsequences: false)
        return (levels.dropLast() + ["_rels", (levels.last ?? "") + ".rels"]).joined(separator: "/")
    }
}
