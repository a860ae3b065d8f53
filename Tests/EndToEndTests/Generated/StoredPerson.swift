import ContactAPI
import Foundation
import GRDB

/// A person of a database, with the cell of each column.
struct StoredPerson {
    struct Place {
        let department: Int64
        let cell: String
        let userOrder: Int
        let departmentOrder: Int
        let isPrimary: Bool
    }

    let userID: String
    let places: [Place]
    let cells: [String: String]

    init(_ row: Row, _ ids: StoredIDs, _ userIDs: [Int64: String], _ places: [Place]) throws {
        userID = row["user_id"]
        self.places = places
        let (open, union) = ids.user(row["id"])
        let dotted = (row["dotted_leaders"] as String? ?? "").split(separator: ",").compactMap { Int64($0) }
        let sorted = places.filter(\.isPrimary) + places.filter { !$0.isPrimary }
        let orders = places.map { place -> String in
            let cell = place.cell.replacing("|", with: "||")
            return "\(cell)|\(place.userOrder)|\(place.departmentOrder)|\(place.isPrimary)"
        }
        var cells: [String: String] = [:]
        for column in [
            "user_id", "name", "en_name", "nickname", "email", "mobile", "job_title", "city", "country", "work_station",
            "employee_no", "enterprise_email", "avatar_key",
        ] { cells[column] = row[column] as String? ?? "" }
        for column in ["gender", "employee_type"] { cells[column] = "\(row[column] as Int)" }
        for (column, stored) in [
            ("mobile_visible", "mobile_visible"), ("is_frozen", "frozen"), ("is_resigned", "resigned"),
            ("is_activated", "activated"), ("is_exited", "exited"), ("is_unjoin", "unjoin"),
            ("is_tenant_manager", "manager"),
        ] { cells[column] = "\(row[stored] as Bool)" }
        (cells["open_id"], cells["union_id"]) = (open, union)
        cells["status"] = Self.status(row)
        cells["leader_user_id"] = (row["leader"] as Int64?).map { Self.cell(of: userIDs[$0] ?? "") } ?? ""
        cells["dotted_line_leader_user_ids"] = dotted.map { Self.cell(of: userIDs[$0] ?? "") }.joined(separator: ";")
        cells["department_ids"] = sorted.map(\.cell).joined(separator: ";")
        cells["orders"] = orders.joined(separator: ";")
        cells["job_level_id"] = (row["job_level"] as Int64?).map { ids.jobEntry($0, of: "job level") } ?? ""
        cells["job_family_id"] = (row["job_family"] as Int64?).map { ids.jobEntry($0, of: "job family") } ?? ""
        cells["join_time"] = (row["join_time"] as Int?).map(Self.date) ?? ""
        // The embedded directory has no pictures, and one place for all data.
        for column in ["avatar_72", "avatar_240", "avatar_640", "avatar_origin", "geo"] { cells[column] = "" }
        cells.merge(try Self.attributes(row["custom_attrs"])) { $1 }
        self.cells = cells
    }

    /// An id with a colon says of which kind it is.
    static func cell(of userID: String) -> String { userID.contains(":") ? "user_id:" + userID : userID }

    private static func attributes(_ json: String?) throws -> [String: String] {
        struct Attribute: Decodable {
            var id: String
            var value: [String: Value]

            enum Value: Decodable {
                case text(String)
                case person(String)

                init(from decoder: any Decoder) throws {
                    let container = try decoder.singleValueContainer()
                    if let text = try? container.decode(String.self) {
                        self = .text(text)
                    } else {
                        self = .person(try container.decode(CustomAttribute.GenericUser.self).id)
                    }
                }

                var text: String {
                    switch self {
                    case .text(let text): text
                    case .person(let id): id
                    }
                }
            }
        }
        let names = ["C-1": "备注", "C-2": "主页", "C-3": "级别", "C-4": "Badge", "C-5": "导师"]
        var cells = Dictionary(uniqueKeysWithValues: names.values.map { ("custom_attrs." + $0, "") })
        for attribute in try JSONDecoder().decode([Attribute].self, from: Data((json ?? "[]").utf8)) {
            let value = attribute.value.mapValues(\.text)
            let page = ["text", "url", "pc_url"].compactMap { value[$0] }.map { $0.replacing("|", with: "||") }
            cells["custom_attrs." + (names[attribute.id] ?? attribute.id)] =
                switch attribute.id {
                case "C-1": value["text"]
                case "C-2": page.joined(separator: "|")
                case "C-3": value["option_value"]
                case "C-4": value["name"]
                default: value["generic_user"].map(cell)
                }
        }
        return cells
    }

    private static func status(_ row: Row) -> String {
        let words = [("frozen", "frozen"), ("exited", "exited"), ("unjoin", "unjoined"), ("activated", "active")]
        return words.first { row[$0.0] as Bool }?.1 ?? "inactive"
    }

    /// A midnight in Shanghai as a day, any other moment with its time.
    private static func date(_ seconds: Int) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        let moment = Date(timeIntervalSince1970: Double(seconds))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let day = "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
        guard (seconds + 8 * 3600) % 86400 != 0 else { return day }
        return day + " " + [parts.hour, parts.minute, parts.second].map(two).joined(separator: ":")
    }
}
