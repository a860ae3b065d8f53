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

    var node: OrganizationTree.Node {
        OrganizationTree.Node(id: id, departmentID: departmentID, name: name, parent: parent, place: place)
    }
}

extension DepartmentRecord {
    static let columns = """
        id, department_id, name, i18n_name, parent, place, leaders, hrbps, employee_types, chat_id, id_changes,
        (SELECT unit_id FROM unit WHERE unit.id = department.unit)
        """

    init(row: Row) throws {
        id = try row.value(0)
        departmentID = try row.value(1)
        name = try row.value(2)
        i18nName = try Self.decode(try row.value(3))
        parent = try row.value(4)
        place = try row.value(5)
        leaders = try Self.decode(try row.value(6)) ?? []
        hrbps = try Self.decode(try row.value(7)) ?? []
        employeeTypes = try Self.decode(try row.value(8))
        chatID = try row.value(9)
        idChanges = try row.value(10)
        unitID = try row.value(11)
    }

    private static func decode<Value: Decodable>(_ text: String?) throws -> Value? {
        guard let text else { return nil }
        return text == "[]" ? nil : try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
