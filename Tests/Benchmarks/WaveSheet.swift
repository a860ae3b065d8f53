import Foundation

/// A wave as rich as real ones, the same for the same seed: up to 23 columns, leaders, attributes of five kinds, mobiles in
/// three writings, quotes, line breaks and rare characters, and of every hundred rows three with a mistake.
struct WaveSheet {
    let rows: Int
    let seed: UInt64
    /// Some of `allColumns`.
    var columns = Self.allColumns

    static let allColumns =
        [
            "user_id", "name", "en_name", "nickname", "email", "mobile", "gender", "department_ids", "leader_user_id",
            "employee_no", "employee_type", "job_title", "city", "country", "work_station", "join_time",
        ] + (1...7).map { "custom_attrs.C-\($0)" }

    /// Invalid rows that are expected, about: a malformed email makes one, a doubled email or mobile two.
    var mistakes: Int { rows / 20 }

    /// Writes `people.csv` and `departments.csv`.
    func write(to folder: String) throws {
        let departments = Self.departments.map { "\($0),Department \($0),0\n" }.joined()
        try Data("department_id,name,parent_department_id\n\(departments)".utf8)
            .write(to: URL(fileURLWithPath: folder + "/departments.csv"))
        let path = URL(fileURLWithPath: folder + "/people.csv")
        try Data().write(to: path)
        let file = try FileHandle(forWritingTo: path)
        var numbers = Numbers(state: seed)
        let places = columns.compactMap(Self.allColumns.firstIndex)
        var text = columns.joined(separator: ",") + "\n"
        var before = (mobile: "", email: "")
        for number in 0..<rows {
            let cells = row(number, &numbers, &before)
            text += places.map { Self.quoted(cells[$0]) }.joined(separator: ",") + "\n"
            guard text.utf8.count > 1 << 20 else { continue }
            try file.write(contentsOf: Data(text.utf8))
            text = ""
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    private func row(
        _ number: Int,
        _ numbers: inout Numbers,
        _ before: inout (mobile: String, email: String)
    ) -> [String] {
        func id(_ number: Int) -> String { "u\(10_000_000 + number)" }
        var name = numbers.one(of: Self.surnames) + numbers.one(of: Self.givenNames)
        if numbers.happens(70) { name += numbers.one(of: Self.givenNames) }
        let (mobile, email) = contact(number, &numbers, before)
        before = (mobile, email)
        var (title, station) = (numbers.one(of: Self.titles), "A\(numbers.below(30))-\(numbers.below(400))")
        switch numbers.below(200) {
        case 0..<4: title = "Lead, \"big\" team"
        case 4..<6: station = "A座\n3层"
        case 6: name = "𠮷田" + name
        default: break
        }
        let departments = (0..<(numbers.happens(10) ? 2 : 1)).map { _ in numbers.one(of: Self.departments) }
        let day = numbers.below(28) + 1
        let month = numbers.below(3) + 10
        let joined = "20\(numbers.below(16) + 10)-\(month)-\(day < 10 ? "0" : "")\(day)"
        let leader = number > 0 && numbers.happens(90) ? id(numbers.below(number)) : ""
        let tutor = number > 0 ? id(numbers.below(number)) : ""
        let (gender, type) = (String(numbers.below(4)), String(numbers.below(5) + 1))
        let (level, badge) = ("o\(numbers.below(8) + 1)", "b\(numbers.below(4) + 1)")
        let listed = Array(Set(departments)).sorted().joined(separator: ";")
        let own: [String] = [id(number), name, "Person \(number)", "小\(name.suffix(1))", email, mobile, gender]
        let work: [String] = [
            listed, leader, "E\(number)", type, title, numbers.one(of: Self.cities), "CN", station, joined,
        ]
        let attributes: [String] = [
            "备注\(number)", "https://example.com/\(number)", level, tutor, badge, "Stay hungry", "W\(number)",
        ]
        return own + work + attributes
    }

    private func contact(
        _ number: Int,
        _ numbers: inout Numbers,
        _ before: (mobile: String, email: String)
    ) -> (mobile: String, email: String) {
        let own = "\(numbers.one(of: Self.prefixes))\(10_000_000 + number % 90_000_000)"
        var mobile = numbers.happens(50) ? own : "+86" + own
        if numbers.happens(3) { mobile = "+447912\(100_000 + number % 900_000)" }
        var email = "user\(number)@example.com"
        if number > 0, numbers.happens(1) { mobile = before.mobile }
        if number > 0, numbers.happens(1) { email = before.email }
        if numbers.happens(1) { email = "user\(number).example.com" }
        return (mobile, email)
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    private static let departments: [String] = (1...500).map { "d\(10_000 + $0)" }
    private static let prefixes = ["138", "139", "150", "151", "152", "157", "158", "159", "182", "183", "187", "188"]
    private static let surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高".map(String.init)
    private static let givenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国".map(String.init)
    private static let titles = ["工程师", "产品经理", "设计师", "Sales", "HR BP"]
    private static let cities = ["上海", "北京", "深圳", "杭州"]
}

/// SplitMix64.
private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 1) % bound
    }

    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
    mutating func one(of values: [String]) -> String { values[below(values.count)] }
}
