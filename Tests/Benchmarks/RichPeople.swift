/// People with every field that a create takes and a value of each of seven attributes; the same for the same seed.
struct RichPeople {
    let seed: UInt64
    /// The ids of the departments that they are in.
    let departments: [String]

    /// The body of `POST /contact/v3/users`; earlier numbers are the leaders of later ones.
    func body(_ number: Int) -> String {
        let drawn = Self.mixed(seed &+ UInt64(number))
        func draw<Value>(_ values: [Value], _ shift: UInt64) -> Value {
            values[Int(drawn >> shift & 0xFFF) % values.count]
        }
        let digits = String(10_000_000 + number).suffix(8)
        // The first has nobody to be led or taught by.
        let leader = number == 0 ? "" : #""leader_user_id":"r\#(number / 12)","#
        return """
            {"user_id":"r\(number)","name":"\(draw(Self.surnames, 0))\(draw(Self.givenNames, 4))","en_name":"Person \(number)",\
            "nickname":"小\(draw(Self.surnames, 8))","email":"r\(number)@example.com","mobile":"+86139\(digits)",\
            "mobile_visible":true,"gender":\(1 + drawn % 2),"department_ids":["\(draw(departments, 12))"],\(leader)\
            "city":"\(draw(Self.cities, 16))","country":"CN","work_station":"A\(drawn % 30)-\(drawn % 300)",\
            "join_time":\(1_262_275_200 + Int(drawn % 5000) * 86_400),"employee_no":"R\(number)",\
            "employee_type":\(1 + drawn % 5),"job_title":"\(draw(Self.titles, 20))",\
            "custom_attrs":[\(attributes(number, drawn))]}
            """
    }

    private func attributes(_ number: Int, _ drawn: UInt64) -> String {
        let mentor =
            number == 0
            ? "" : #"{"type":"GENERIC_USER","id":"C-4","value":{"generic_user":{"id":"r\#(number / 30)","type":1}}},"#
        return """
            {"type":"TEXT","id":"C-1","value":{"text":"备注 \(number), 第 \(drawn % 90) 批"}},\
            {"type":"HREF","id":"C-2","value":{"text":"主页","url":"https://example.com/\(number)","pc_url":"https://example.com/pc/\(number)"}},\
            {"type":"ENUMERATION","id":"C-3","value":{"option_id":"o\(1 + drawn % 8)"}},\
            \(mentor)\
            {"type":"PICTURE_ENUM","id":"C-5","value":{"option_id":"b\(1 + drawn % 4)"}},\
            {"type":"TEXT","id":"C-6","value":{"text":"Stay hungry, \\"stay foolish\\""}},\
            {"type":"TEXT","id":"C-7","value":{"text":"W\(number)"}}
            """
    }

    /// The definitions of the attributes, for a tenant of a company file.
    static let definitions = """
        [{ id: C-1, type: TEXT, name: { zh_cn: 备注 } }, { id: C-2, type: HREF, name: { zh_cn: 主页 } }, \
        { id: C-3, type: ENUMERATION, name: { zh_cn: 级别 }, options: [\(options("o", 8))] }, \
        { id: C-4, type: GENERIC_USER, name: { zh_cn: 导师 } }, \
        { id: C-5, type: PICTURE_ENUM, name: { zh_cn: 徽章 }, options: [\(pictures("b", 4))] }, \
        { id: C-6, type: TEXT, name: { zh_cn: 座右铭 } }, { id: C-7, type: TEXT, name: { zh_cn: 工牌 } }]
        """

    private static func options(_ prefix: String, _ count: Int) -> String {
        (1...count).map { "{ id: \(prefix)\($0), value: P\($0) }" }.joined(separator: ", ")
    }

    private static func pictures(_ prefix: String, _ count: Int) -> String {
        (1...count).map { "{ id: \(prefix)\($0), value: \"https://example.com/\($0).png\", name: B\($0) }" }
            .joined(separator: ", ")
    }

    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳"]
    private static let givenNames = ["伟", "芳", "娜", "敏", "静", "秀英", "丽", "强", "磊", "洋", "艳", "勇", "杰"]
    private static let cities = ["上海", "北京", "杭州", "深圳", "成都", "武汉", "西安", "南京"]
    private static let titles = ["工程师", "高级工程师", "产品经理", "设计师", "销售", "会计", "人力资源专员", "Director"]

    /// SplitMix64's finish: near numbers come out far apart.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
