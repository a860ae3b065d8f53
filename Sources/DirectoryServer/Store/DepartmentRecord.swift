import ContactAPI
import Foundation
import GRDB

/// A department as stored.
struct DepartmentRecord: Sendable, Equatable {
    struct Leader: Sendable, Equatable, Codable {
        /// 1 main, 2 deputy.
        var type: Int
        var user: Int64
    }

    var id: Int64 = 0
    var departmentID = ""
    var name = ""
    var i18nName: Department.I18nName?
    var parent: Int64 = 0
    var place: Int64 = 0
    var leaders: [Leader] = []
    var hrbps: [Int64] = []
    var employeeTypes: [Int]?
    var chatID: String?
    /// How often the department_id has been changed.
    var idChanges = 0
    /// Read only: a unit is bound to a department elsewhere.
    var unitID: String?

    init() {}

    var mainLeader: Int64? { leaders.first { $0.type == 1 }?.user }

    var node: DepartmentTree.Node {
        DepartmentTree.Node(id: id, departmentID: departmentID, name: name, parent: parent, place: place)
    }
}

extension DepartmentRecord {
    static let columns = """
        id, department_id, name, i18n_name, parent, place, leaders, hrbps, employee_types, chat_id, id_changes,
        (SELECT unit_id FROM unit WHERE unit.id = department.unit)
        """

    init(row: Row) throws {
        id = row[0]
        departmentID = row[1]
        name = row[2]
        i18nName = try Self.decode(row[3])
        parent = row[4]
        place = row[5]
        leaders = try Self.decode(row[6]) ?? []
        hrbps = try Self.decode(row[7]) ?? []
        employeeTypes = try Self.decode(row[8])
        chatID = row[9]
        idChanges = row[10]
        unitID = row[11]
    }

    private static func decode<Value: Decodable>(_ text: String?) throws -> Value? {
        guard let text else { return nil }
        return text == "[]" ? nil : try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
