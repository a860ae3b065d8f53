import ContactAPI
import Foundation
import JobModel

/// Values as cells that a person can read and an import understands as the same values.
struct ExportCells: Sendable {
    let tree: DepartmentTree
    private let zone: TimeZone

    init(tree: DepartmentTree, timezone: String) {
        self.tree = tree
        zone = TimeZone(identifier: timezone) ?? .gmt
    }

    /// The path where it leads back to the department, else its id, else its open id.
    func department(_ id: String) -> String {
        guard id != rootDepartmentID, let node = tree.nodes[id] else { return id }
        if let path = path(of: node) { return path }
        guard let own = node.department.departmentID, case .found(node) = tree.resolve(own) else { return id }
        return own
    }

    /// The path, unless a cell cannot hold it or it means another department as well.
    func path(of node: DepartmentTree.Node) -> String? {
        let cell = node.cell
        guard !cell.contains(where: { $0 == ";" || $0 == "；" }), cell != rootDepartmentID,
            node.path.allSatisfy({ !$0.isEmpty && $0.trimmingCharacters(in: .whitespaces) == $0 }),
            case .found(node) = tree.resolve(cell), case .found(node) = tree.resolve(path: node.path)
        else { return nil }
        return cell
    }

    /// The primary department first: an import takes the first one for it.
    func departments(of user: User) -> String {
        let ids = user.departmentIDs ?? []
        let primary = user.orders?.first { $0.isPrimaryDepartment == true }?.departmentID
        let sorted = primary.map { primary in ids.filter { $0 == primary } + ids.filter { $0 != primary } } ?? ids
        return sorted.map(department).joined(separator: ";")
    }

    /// A local midnight as a date, any other moment with its time; 0 is how the directory says that there is none.
    func date(_ unixSeconds: Int?) -> String {
        guard let unixSeconds, unixSeconds > 0 else { return "" }
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(unixSeconds)))
        let local = unixSeconds + offset
        let (year, month, day) = Self.civil(Int((Double(local) / 86400).rounded(.down)))
        let second = ((local % 86400) + 86400) % 86400
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        guard second != 0 else { return date }
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(date) \(time)"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// The Gregorian date of a day counted from 1970-01-01.
    ///
    /// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let days = dayNumber + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
