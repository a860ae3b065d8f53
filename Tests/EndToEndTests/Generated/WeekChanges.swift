import Foundation
import JobEngine
import JobModel

/// What has become of people and departments, by what the command says or by what two databases hold.
struct WeekChanges: Equatable {
    struct Change: Equatable {
        var kind: RowChange.Kind
        /// Old and new values by field.
        var cells: [String: [String]] = [:]
    }

    /// By user_id, and by department_id after `department `.
    private var changes: [String: Change] = [:]

    /// Columns whose cells name departments by their paths, unless another form is asked for.
    private static let ofDepartments: Set<String> = ["department_ids", "parent_department_id", "orders"]

    /// Of two databases: a person or a department is the same by its open id.
    init(from before: StoredDirectory, to after: StoredDirectory) throws {
        add(
            before.people.values.map(\.cells),
            after.people.values.map(\.cells),
            by: ("open_id", "user_id"),
            place: "department_ids",
            apartFrom: []
        )
        add(
            before.departments.values.map(\.cells),
            after.departments.values.map(\.cells),
            by: ("open_department_id", "department_id"),
            place: "parent_department_id",
            apartFrom: ["member_count", "primary_member_count", "path"]
        )
    }

    private mutating func add(
        _ before: [[String: String]],
        _ after: [[String: String]],
        by keys: (openID: String, id: String),
        place: String,
        apartFrom ignored: Set<String>
    ) {
        func key(_ cells: [String: String]) -> String {
            (keys.id == "department_id" ? "department " : "") + (cells[keys.id] ?? "")
        }
        var rest = Dictionary(uniqueKeysWithValues: before.map { ($0[keys.openID] ?? "", $0) })
        var found: [(String, Change)] = []
        for new in after {
            guard let old = rest.removeValue(forKey: new[keys.openID] ?? "") else {
                found.append((key(new), Change(kind: .joined)))
                continue
            }
            var cells: [String: [String]] = [:]
            for (field, value) in new where old[field] != value && !ignored.contains(field) {
                cells[field] = [old[field] ?? "", value]
            }
            guard !cells.isEmpty else { continue }
            found.append((key(new), Change(kind: cells[place] == nil ? .changed : .moved, cells: cells)))
        }
        found += rest.values.map { (key($0), Change(kind: .left)) }
        note(found)
    }

    /// Of the lines of JSON that the command prints; `false` leaves out what cells say that name departments.
    init(lines: String, cellsOfDepartments: Bool) throws {
        struct Line: Decodable {
            var subject: String
            var kind: RowChange.Kind?
            var key: String?
            var cells: [RowChange.Cell]?
        }
        let found = try lines.split(separator: "\n").compactMap { text -> (String, Change)? in
            let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            guard let kind = line.kind else { return nil }
            let cells = Dictionary(uniqueKeysWithValues: (line.cells ?? []).map { ($0.field, [$0.old, $0.new]) })
            let key = (line.subject == "departments" ? "department " : "") + (line.key ?? "")
            return (key, Change(kind: kind, cells: cells))
        }
        note(found)
        if !cellsOfDepartments { self = withoutCellsOfDepartments }
    }

    /// An id may be that of somebody who left and of somebody who joined.
    private mutating func note(_ found: [(String, Change)]) {
        for (key, change) in found { changes[change.kind == .left ? "left \(key)" : key] = change }
    }

    /// The same, with no values of what names departments.
    var withoutCellsOfDepartments: WeekChanges {
        var other = self
        for (key, change) in changes {
            for field in change.cells.keys where Self.ofDepartments.contains(field) {
                other.changes[key]?.cells[field] = []
            }
        }
        return other
    }

    /// The user_ids of the people who had this change.
    func people(_ kind: RowChange.Kind) -> Set<String> {
        Set(
            changes.filter { $0.value.kind == kind && !$0.key.contains("department ") }
                .map { kind == .left ? String($0.key.dropFirst("left ".count)) : $0.key }
        )
    }

    var count: Int { changes.count }

    /// How the command counts them in its table.
    func counts(of subject: Subject) -> String {
        let own = changes.filter { $0.key.contains("department ") == (subject == .departments) }.map(\.value.kind)
        func count(_ kind: RowChange.Kind) -> Int { own.count { $0 == kind } }
        return "\(subject.rawValue): \(count(.joined)) joined, \(count(.left)) left, \(count(.moved)) moved, "
            + "\(count(.changed)) changed, "
    }

    /// What the one has and not the other, for a message.
    func difference(from other: WeekChanges) -> String {
        Set(changes.keys).union(other.changes.keys).sorted().compactMap { key in
            let (one, two) = (changes[key], other.changes[key])
            return one == two ? nil : "\(key): \(String(describing: one)) and not \(String(describing: two))"
        }.joined(separator: "\n")
    }
}
