import TestSupport

/// Makes cells as people write them, and changes them as nobody should.
struct CellGenerator {
    var random: SeededGenerator

    /// A cell of which nothing is to be said, under any job.
    static func plain(_ content: String) -> String {
        switch content {
        case "user_id": "u1"
        case "name": "王芳"
        case "email", "enterprise_email": "a@example.com"
        case "mobile": "+447900123456"
        case "gender", "employee_type", "mobile_visible", "is_frozen": "1"
        case "department_ids": "d0001"
        case "leader_user_id", "dotted_line_leader_user_ids": "u2"
        case "employee_no": "E1"
        case "country": "CN"
        case "join_time": "2026-12-01"
        case "condition": "on"
        case "ignored", "seldom join_time": ""
        default: "A1"
        }
    }

    /// A cell of a field, nearly always one that nothing is to be said of.
    mutating func good(_ content: String) -> String {
        switch content {
        case "user_id": pick(["u", "U", "ou-", "张", "a.b@c", ""]) + digits(1...12)
        case "employee_no": pick(["E", "", "00", "A-", "工"]) + digits(1...9)
        case "name": pick([chinese(2...4), latin(), chinese(2...3) + digits(1...3), "阿里·木", "さくら", "𠮷田", "김철수"])
        case "en_name", "nickname": pick([latin(), "小\(chinese(1...1))", "O'Brien", "José", "Anne-Marie"])
        case "email", "enterprise_email":
            pick(["user", "User.Name", "a+b", "o'b", "x_y"]) + digits(1...5)
                + pick(["@example.com", "@Mail.example.cn"])
        case "mobile": mobile()
        case "gender": pick(["0", "1", "2", "3", "男", "女", "male", "Female", "M", "先生", "女士", "x"])
        case "department_ids":
            pick(["d\(digits(4...4))", "工程部/后端", "研发部（上海）", "d1;d2", "D1; d3", "R&D", "0", "d9", "/a/b"])
        case "leader_user_id", "dotted_line_leader_user_ids":
            pick([
                "u\(digits(1...7))", "employee_no:E\(digits(1...3))", "email:A@b.cn", "mobile:\(mobile())",
                "open_id:ou_1",
            ])
        case "employee_type": pick(["1", "2", "正式", "Intern", "12", "007"])
        case "job_title": pick(["工程师", "Sales", "HR BP", "产品经理（高级）", "R&D, lead", "无", "VP - 100%/a"])
        case "city": pick(["上海", "北京", "New York", "Nan", "Zürich"])
        case "country": pick(["CN", "us", "NA", "Gb", "XX"])
        case "work_station": pick(["A\(digits(1...2))-\(digits(3...3))", "B座3层", "~"])
        case "join_time", "seldom join_time": date()
        case "mobile_visible", "is_frozen": pick(["true", "No", "1", "是", "Y"])
        case "condition": pick(["在职", "on", "é", "离职"])
        case "job_level_id", "subscription_ids", "open_id": pick(["L\(digits(1...4))", "ou_\(digits(5...5))"])
        default: pick(["备注\(digits(1...4))", "https://example.com/a?b=%E5%BC%A0&c=1", "Stay hungry", "", "W1"])
        }
    }

    private mutating func mobile() -> String {
        let number = "1" + pick(["38", "39", "50", "57", "88", "70", "92", "74"]) + digits(8...8)
        let spaced = "\(number.prefix(3)) \(number.dropFirst(3).prefix(4))-\(number.suffix(4))"
        return pick([
            number, "+86\(number)", "86\(number)", spaced, "+86 \(number)", "+86-\(number)",
            "+447\(digits(9...9))",
            "+1415\(digits(7...7))", "+1\(digits(10...10))", "+852\(digits(8...8))", "+65\(digits(8...8))",
            "+8190\(digits(8...8))", "+3906\(digits(8...8))", "00447\(digits(9...9))", "+4915\(digits(9...9))",
        ])
    }

    private mutating func date() -> String {
        let (year, month, day) = (pick(["2026", "1970", "1969", "2011", "2200", "1986"]), digits(2...2), digits(2...2))
        let sign = pick(["-", "/", "."])
        let plain = [year, pick(["01", "12", "2", month]), pick(["30", "31", "1", "29", day])].joined(separator: sign)
        let time = pick([
            "", " 00:00", "T00:00:00.000", " 09:30:15", "T02:30:00+08:00", "T24:00Z", " 23:59:60Z", "T09:30-15:00",
        ])
        return pick([plain, plain + time, "20261201", "2026年12月1日", "25/12/2026", "46357", "2011-12-30"])
    }

    private mutating func chinese(_ count: ClosedRange<Int>) -> String {
        let common = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国鑫淼屯寮")
        return String(
            (0..<Int.random(in: count, using: &random)).map { _ in common.randomElement(using: &random) ?? "王" }
        )
    }

    private mutating func latin() -> String {
        pick(["Ada", "Grace", "Jürgen", "Zoë", "Иван", "Łukasz"]) + " " + pick(["Lovelace", "Hopper", "Müller", "Ng"])
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> String {
        String(
            (0..<Int.random(in: count, using: &random)).map { _ in "0123456789".randomElement(using: &random) ?? "0" }
        )
    }

    mutating func pick(_ all: [String]) -> String { all.randomElement(using: &random) ?? "" }

    // MARK: - Changes

    /// The cell with one to three of its characters or bytes changed, or another altogether.
    mutating func changed(_ cell: String, strange: [String]) -> String {
        var cell = cell
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            switch Int.random(in: 0..<12, using: &random) {
            case 0: cell = pick(strange)
            case 1: cell += pick(strange)
            case 2: cell = pick(strange) + cell
            case 3: cell = String(repeating: cell, count: Int.random(in: 1...40, using: &random))
            case 4: cell = changedByte(cell)
            default: cell = changedScalar(cell)
            }
        }
        return cell
    }

    private mutating func changedScalar(_ cell: String) -> String {
        var scalars = Array(cell.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < scalars.count: scalars[place] = scalar()
        case 1 where place < scalars.count: scalars.remove(at: place)
        case 2 where scalars.count > 1: scalars.swapAt(place % scalars.count, (place + 1) % scalars.count)
        default: scalars.insert(scalar(), at: place)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// What is no UTF-8 then is left as it was: no plain record has it.
    private mutating func changedByte(_ cell: String) -> String {
        var bytes = Array(cell.utf8)
        guard !bytes.isEmpty else { return cell }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(UInt8.random(in: 0...127, using: &random), at: place)
        default: bytes.remove(at: place)
        }
        return String(validating: bytes, as: UTF8.self) ?? cell
    }

    private mutating func scalar() -> Unicode.Scalar {
        let suspects = SuspectText.scalars
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "�"
        case 1: return Unicode.Scalar(UInt32.random(in: 0...0x3FF, using: &random)) ?? "�"
        case 2...5: return Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &random))
        default: return suspects.randomElement(using: &random) ?? "�"
        }
    }
}
