import ContactAPI
import Foundation
import GRDB

/// What the database of an embedded directory holds, as the cells that an export must have: read and written by nothing that
/// the server or an export uses.
struct StoredDirectory {
    /// How cells name departments.
    enum DepartmentCells { case paths, openIDs }

    /// Cells by column, of everybody who is there, by user_id.
    private(set) var people: [String: StoredPerson] = [:]
    /// By department_id.
    private(set) var departments: [String: StoredDepartment] = [:]

    init(_ database: String, departmentsAs cells: DepartmentCells = .paths) throws {
        let queue = try DatabaseQueue(path: database)
        defer { withExtendedLifetime(queue) {} }
        (people, departments) = try queue.read { db in
            let ids = StoredIDs(
                salt: UInt64(bitPattern: try Int64.fetchOne(db, sql: "SELECT salt FROM directory") ?? 0)
            )
            let userIDs = Dictionary(
                uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT id, user_id FROM user")
                    .map { ($0[0] as Int64, $0[1] as String) }
            )
            let departments = try Self.departments(db, ids, userIDs, cells)
            let people = try Self.people(db, ids, userIDs, departments)
            return (people, Self.counted(departments, people))
        }
    }

    private static func departments(
        _ db: Database,
        _ ids: StoredIDs,
        _ userIDs: [Int64: String],
        _ cells: DepartmentCells
    ) throws -> [Int64: StoredDepartment] {
        let sql =
            "SELECT d.*, n.unit_id AS unit_name FROM department d LEFT JOIN unit n ON n.id = d.unit WHERE d.deleted = 0"
        let rows = try Row.fetchAll(db, sql: sql)
        var departments = Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (row["id"] as Int64, try StoredDepartment(row, ids, userIDs))
            }
        )
        for id in departments.keys {
            var path: [String] = []
            var next = id
            while let here = departments[next] {
                path.insert(here.cells["name"] ?? "", at: 0)
                next = here.parent
            }
            let parent = departments[departments[id]?.parent ?? 0]
            let openID = departments[id]?.cells["open_department_id"] ?? ""
            let asOpenID = cells == .openIDs
            departments[id]?.cells["path"] = path.joined(separator: "/")
            departments[id]?.cells["parent_department_id"] =
                parent?.cells[asOpenID ? "open_department_id" : "department_id"] ?? rootDepartmentID
            departments[id]?.cell = asOpenID ? openID : path.joined(separator: "/")
        }
        return departments
    }

    private static func people(
        _ db: Database,
        _ ids: StoredIDs,
        _ userIDs: [Int64: String],
        _ departments: [Int64: StoredDepartment]
    ) throws -> [String: StoredPerson] {
        var places: [Int64: [StoredPerson.Place]] = [:]
        let sql = """
            SELECT user, department, user_order, department_order, is_primary FROM membership ORDER BY user, position
            """
        for row in try Row.fetchAll(db, sql: sql) {
            let department: Int64 = row[1]
            places[row[0] as Int64, default: []].append(
                StoredPerson.Place(
                    department: department,
                    cell: departments[department]?.cell ?? rootDepartmentID,
                    userOrder: row[2],
                    departmentOrder: row[3],
                    isPrimary: row[4]
                )
            )
        }
        var people: [String: StoredPerson] = [:]
        let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM user WHERE resigned = 0")
        while let row = try cursor.next() {
            let person = try StoredPerson(row, ids, userIDs, places[row["id"] as Int64] ?? [])
            people[person.userID] = person
        }
        return people
    }

    /// With the numbers of people, those of the departments below included, as the company file has it of primary ones.
    private static func counted(
        _ departments: [Int64: StoredDepartment],
        _ people: [String: StoredPerson]
    ) -> [String: StoredDepartment] {
        var members: [Int64: Int] = [:]
        var primary: [Int64: Int] = [:]
        for person in people.values {
            var met: Set<Int64> = []
            for place in person.places {
                var next = place.department
                while place.isPrimary, let here = departments[next] {
                    primary[next, default: 0] += 1
                    next = here.parent
                }
                next = place.department
                while let here = departments[next], met.insert(next).inserted { next = here.parent }
            }
            for id in met { members[id, default: 0] += 1 }
        }
        var counted: [String: StoredDepartment] = [:]
        for (id, department) in departments {
            var department = department
            department.cells["member_count"] = "\(members[id] ?? 0)"
            department.cells["primary_member_count"] = "\(primary[id] ?? 0)"
            counted[department.cells["department_id"] ?? ""] = department
        }
        return counted
    }
}
