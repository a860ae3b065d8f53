import ContactAPI
import Foundation
import GRDB

/// A department of a database, with the cell of each column.
struct StoredDepartment {
    let parent: Int64
    var cells: [String: String] = [:]
    /// How cells of people name it.
    var cell = ""

    init(_ row: Row, _ ids: StoredIDs, _ userIDs: [Int64: String]) throws {
        struct Leader: Decodable {
            var type: Int
            var user: Int64
        }
        func decoded<Value: Decodable>(_ column: String, _ type: Value.Type) throws -> Value? {
            guard let text = row[column] as String? else { return nil }
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        }
        func person(_ row: Int64) -> String { StoredPerson.cell(of: userIDs[row] ?? "") }
        parent = row["parent"]
        let names = try decoded("i18n_name", [String: String].self) ?? [:]
        let leaders = try decoded("leaders", [Leader].self) ?? []
        for column in ["department_id", "name", "chat_id"] { cells[column] = row[column] as String? ?? "" }
        for language in ["zh_cn", "en_us", "ja_jp"] { cells["i18n_name." + language] = names[language] ?? "" }
        cells["leader_user_id"] = leaders.first { $0.type == 1 }.map { person($0.user) } ?? ""
        cells["order"] = "\(row["place"] as Int64)"
        cells["department_hrbps"] = (try decoded("hrbps", [Int64].self) ?? []).map(person).joined(separator: ";")
        cells["open_department_id"] = ids.department(row["id"])
        cells["leaders"] = leaders.map { ($0.type == 1 ? "main:" : "deputy:") + person($0.user) }.joined(separator: ";")
        cells["unit_ids"] = row["unit_name"] as String? ?? ""
        let types = try decoded("employee_types", [Int].self) ?? []
        cells["group_chat_employee_types"] = types.map(String.init).joined(separator: ";")
        cells["is_deleted"] = "false"
    }
}
