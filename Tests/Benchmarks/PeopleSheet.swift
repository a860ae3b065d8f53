import Foundation

/// A sheet of generated people; the same rows every time.
struct PeopleSheet {
    let rows: Int
    /// One number for everybody, as a placeholder that somebody filled down.
    var mobile: String?
    /// What stands before a number where somebody is named as a leader.
    var leaderPrefix = "employee_no:B"

    static let thirteenColumns = [
        "name", "mobile", "email", "department_ids", "employee_no", "leader_user_id", "job_title", "city", "join_time",
        "employee_type", "gender", "work_station", "user_id",
    ]
    /// What a batch can hold, so that both ways write the same people.
    static let batchColumns = thirteenColumns.filter { $0 != "job_title" && $0 != "leader_user_id" }

    func write(to path: String, columns: [String]) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var text = columns.joined(separator: ",") + "\n"
        for number in 0..<rows {
            text += cells(columns, number).joined(separator: ",") + "\n"
            guard text.utf8.count > 1 << 20 else { continue }
            try file.write(contentsOf: Data(text.utf8))
            text = ""
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    /// The cells of one of the people.
    func cells(_ columns: [String], _ number: Int) -> [String] { columns.map { cell($0, number) } }

    private func cell(_ column: String, _ number: Int) -> String {
        switch column {
        case "name": "人员\(number)"
        // 10-digit tails from a range with operators, so that libphonenumber has real work.
        case "mobile": mobile ?? "138\(String(10_000_000 + number).suffix(8))"
        case "email": "p\(number)@example.com"
        case "department_ids": Self.department(number, of: rows)
        case "employee_no": "B\(number)"
        case "user_id": "b\(number)"
        case "leader_user_id": number % 20 == 0 ? "" : "\(leaderPrefix)\(number / 20 * 20)"
        case "job_title": "工程师"
        case "city": "上海"
        case "join_time": "2026-12-01"
        case "employee_type": "1"
        case "gender": number.isMultiple(of: 2) ? "男" : "女"
        default: "A\(number % 300)"
        }
    }

    static func departments(of rows: Int) -> [String] { (1...departmentCount(of: rows)).map { "d\($0)" } }

    /// The department of one of the people.
    static func department(_ number: Int, of rows: Int) -> String { "d\(1 + number % departmentCount(of: rows))" }

    /// A department takes 10,000 people at most, and a bare loop writes as many again.
    private static func departmentCount(of rows: Int) -> Int { max(8, rows / 4000) }
}
