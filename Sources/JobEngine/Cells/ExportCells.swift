import ContactAPI
import Foundation
package import JobModel

/// Values as cells that a person can read and an import understands as the same values.
package struct ExportCells: Sendable {
    let tree: DepartmentTree
    private let dates: DateCell
    private let departments = CellMemory<String>()

    package init(tree: DepartmentTree, timezone: String) {
        self.tree = tree
        dates = DateCell(timezone: timezone)
    }

    /// The path where it leads back to the department, else its id, else its open id.
    package func department(_ id: String) -> String { departments.cell(of: id, from: departmentCell) }

    private func departmentCell(_ id: String) -> String {
        guard id != rootDepartmentID, let node = tree.nodes[id] else { return id }
        return path(of: node) ?? byID(id)
    }

    /// The id where it leads back to the department, else its open id; no sign of lists is in either.
    private func byID(_ id: String) -> String {
        guard let own = tree.nodes[id]?.department.departmentID, case .found(let node) = tree.resolve(own),
            node.key == id
        else { return id }
        return own
    }

    /// A department as what the choice says.
    ///
    /// - Parameters:
    ///   - id: Its open id.
    ///   - kind: What it is to be written as.
    ///   - sign: What stands between departments: a path that holds it would read as several, which may all be there.
    /// - Returns: Its cell.
    func department(_ id: String, as kind: ExportChoice.Departments, separatedBy sign: String) -> String {
        switch kind {
        case .paths:
            let cell = department(id)
            return cell.holds(sign) ? byID(id) : cell
        case .openIDs: return tree.node(id: id)?.key ?? id
        case .ids: return byID(id)
        }
    }

    /// The path, unless a cell cannot hold it or it means another department as well.
    func path(of node: DepartmentTree.Node) -> String? {
        let cell = node.cell
        guard !cell.holds(";"), !cell.holds("；"), cell != rootDepartmentID,
            node.path.allSatisfy({ !$0.isEmpty && $0.trimmingCharacters(in: .whitespaces) == $0 }),
            case .found(node) = tree.resolve(cell), case .found(node) = tree.resolve(path: node.path)
        else { return nil }
        return cell
    }

    /// A person by user_id, with the kind before it where the id could be taken for another kind's.
    static func person(_ userID: String?) -> String {
        guard let userID else { return "" }
        // Most ids are ASCII without the sign; only the others are looked at character by character.
        if userID.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: ":") }) { return userID }
        return userID.contains(where: { $0 == ":" || $0 == "：" }) ? "user_id:" + userID : userID
    }

    /// How the cells of fields show ids and moments.
    var format: FieldFormat {
        FieldFormat(
            department: { department($0) },
            person: { Self.person($0) },
            date: { dates.text($0) }
        )
    }
}

extension String {
    /// Whether it has a sign, be it as a part of a longer one such as a line break of two bytes.
    func holds(_ sign: String) -> Bool {
        sign.unicodeScalars.count == 1
            ? unicodeScalars.contains { sign.unicodeScalars.first == $0 }
            : !sign.isEmpty && contains(sign)
    }
}
