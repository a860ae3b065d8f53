import JobModel

/// Which department a cell means in each of two exports, whatever the cell calls it.
///
/// Exports name departments by path, and a path has the names of all above: without this a department that is renamed or
/// put elsewhere would seem to have lost all its people to another one.
package struct DepartmentIdentities: Sendable {
    private let old: [String: String]
    private let new: [String: String]

    /// Reads both sheets of departments.
    ///
    /// A department is known by its id, and one whose id has changed by its open id.
    /// - Returns: `nil` where the sheets have no id in common.
    /// - Throws: What reading the sheets throws.
    package init?(old: ComparedSheet, new: ComparedSheet) throws {
        let fields: [DepartmentField] = [.departmentID, .openDepartmentID]
        guard fields.contains(where: { old.has($0) && new.has($0) }) else { return nil }
        var names: [String: String] = [:]
        var known: Set<String> = []
        try Self.read(new) { id, openID, path in
            // The first of these names whose bearer is found is meant, as an import resolves a cell.
            let key = Self.key(id, openID)
            known.formUnion([id, openID].filter { !$0.isEmpty })
            for name in [openID, id, path] where !name.isEmpty && names[name] == nil { names[name] = key }
        }
        var former: [String: String] = [:]
        try Self.read(old) { id, openID, path in
            let same = [id, openID].first { known.contains($0) }.flatMap { names[$0] }
            let key = same ?? Self.key(id, openID)
            for name in [openID, id, path] where !name.isEmpty && former[name] == nil { former[name] = key }
        }
        (self.old, self.new) = (former, names)
    }

    /// How the cells of the older sheet are compared.
    var ofOld: DepartmentCells { DepartmentCells(names: old) }
    /// How those of the newer one are.
    var ofNew: DepartmentCells { DepartmentCells(names: new) }

    /// No text that a cell could hold.
    private static func key(_ id: String, _ openID: String) -> String { "\u{0}" + (id.isEmpty ? openID : id) }

    private static func read(
        _ sheet: ComparedSheet,
        _ each: (_ id: String, _ openID: String, _ path: String) -> Void
    )
        throws
    {
        let fields: [DepartmentField] = [.departmentID, .openDepartmentID, .path]
        let places = fields.map { field in sheet.columns.firstIndex(of: field.rawValue) }
        try sheet.forEachRow { _, record in
            let cells = places.map { $0.map { SpreadsheetApostrophe.removing(from: record.string(at: $0)) } ?? "" }
            each(cells[0], cells[1], cells[2])
        }
    }
}

/// Cells with departments, as they are compared: each department by what it is, not by what it is called.
final class DepartmentCells {
    private let names: [String: String]
    private var known: [[UInt8]: [UInt8]] = [:]

    init(names: [String: String]) { self.names = names }

    /// What a cell is compared by: the primary department, which stands first, and the set of the others.
    func comparable(_ cell: [UInt8]) -> [UInt8] {
        if let made = known[cell] { return made }
        let made = Array(comparable(String(decoding: cell, as: UTF8.self)).utf8)
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[cell] = made
        return made
    }

    private func comparable(_ cell: String) -> String {
        let meant = cell.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "；" }.map { part in
            let name = String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            return names[name] ?? name
        }
        return (meant.prefix(1) + meant.dropFirst().sorted()).joined(separator: ";")
    }

    /// More than there are combinations of departments in most companies; a bound all the same.
    private static let most = 65_536
}
