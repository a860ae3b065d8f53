import JobModel

/// Which department a cell means in each of two exports, whatever the cell calls it.
///
/// Exports name departments by path, and a path has the names of all above: without this a department that is renamed or
/// put elsewhere would seem to have lost all its people to another one.
package struct DepartmentIdentities: Sendable {
    private let old: [String: String]
    private let new: [String: String]
    /// What stands between the departments of a cell, beside the semicolon.
    private var signs: (old: Character?, new: Character?) = (nil, nil)
    /// What stands between places in departments, beside the semicolon.
    private var orderSigns: (old: Character?, new: Character?) = (nil, nil)

    /// Reads both sheets of departments.
    ///
    /// A department is known by its id, and one whose id has changed by its open id; `nil` where the sheets have none in common.
    ///
    /// - Parameters:
    ///   - old: The older sheet.
    ///   - new: The newer one.
    ///   - haveSameOpenIDs: Whether an open id means the same in both: then it alone says which department is meant, and an id
    ///     that another department has now is no sign.
    /// - Throws: What reading the sheets throws.
    package init?(old: ComparedSheet, new: ComparedSheet, haveSameOpenIDs: Bool = false) throws {
        let fields: [DepartmentField] = [.departmentID, .openDepartmentID]
        guard fields.contains(where: { old.has($0) && new.has($0) }) else { return nil }
        // A sheet without open ids knows its departments by their ids, and the other one must too.
        let haveSameOpenIDs = haveSameOpenIDs && old.has(.openDepartmentID) && new.has(.openDepartmentID)
        var names: [String: String] = [:]
        var known: Set<String> = []
        try Self.read(new) { id, openID, path in
            // The first of these names whose bearer is found is meant, as an import resolves a cell.
            let key = Self.key(id, openID, haveSameOpenIDs)
            known.formUnion([id, openID].filter { !$0.isEmpty })
            for name in [openID, id, path] where !name.isEmpty && names[name] == nil { names[name] = key }
        }
        // Where one sheet has no paths, those in the cells of its people mean what they mean in the other.
        let hasNewPaths = new.has(.path)
        var former: [String: String] = [:]
        try Self.read(old) { id, openID, path in
            let ids = haveSameOpenIDs && !openID.isEmpty ? [openID] : [id, openID]
            let same = ids.first { known.contains($0) }.flatMap { names[$0] }
            let key = same ?? Self.key(id, openID, haveSameOpenIDs)
            for name in [openID, id, path] where !name.isEmpty && former[name] == nil { former[name] = key }
            if !hasNewPaths, !path.isEmpty, names[path] == nil { names[path] = key }
        }
        if !old.has(.path) { former.merge(names) { own, _ in own } }
        (self.old, self.new) = (former, names)
    }

    /// How the cells of the older sheet are compared.
    var ofOld: DepartmentCells { DepartmentCells(names: old, sign: signs.old, orderSign: orderSigns.old) }
    /// How those of the newer one are.
    var ofNew: DepartmentCells { DepartmentCells(names: new, sign: signs.new, orderSign: orderSigns.new) }

    /// The same for exports that write lists with signs of their own.
    ///
    /// - Parameters:
    ///   - lists: What stands between departments.
    ///   - orders: What stands between places in departments: in lines of JSON these are a text, and departments a list.
    /// - Returns: These identities, with the signs of each export.
    func separating(
        lists: (old: String?, new: String?),
        orders: (old: String?, new: String?)
    ) -> DepartmentIdentities {
        var identities = self
        identities.signs = (lists.old?.first, lists.new?.first)
        identities.orderSigns = (orders.old?.first, orders.new?.first)
        return identities
    }

    /// No text that a cell could hold.
    private static func key(_ id: String, _ openID: String, _ haveSameOpenIDs: Bool) -> String {
        let isByOpenID = id.isEmpty || haveSameOpenIDs && !openID.isEmpty
        return "\u{0}" + (isByOpenID ? openID : id)
    }

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
