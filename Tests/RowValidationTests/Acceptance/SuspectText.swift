/// Characters and cells that some rule looks for.
enum SuspectText {
    static let scalars: [Unicode.Scalar] = {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x20, 0x7F...0xBF, 0x2000...0x206F, 0x3000...0x301F, 0xFF01...0xFF20,
        ]
        let others: [UInt32] = [
            0xD7, 0xF7, 0xDF, 0x130, 0x131, 0x17F, 0x300, 0x301, 0x308, 0x340, 0x483, 0x660, 0x6F0, 0x966, 0x1100,
            0x1161,
            0x11A8, 0x115F, 0x1680, 0x180E, 0x2212, 0x212A, 0x212B, 0x2126, 0x2800, 0x3099, 0x309A, 0x304B, 0x30AB,
            0x3164,
            0x4DC0, 0x9FFF, 0xA66F, 0xA000, 0xAC00, 0xD7A3, 0xD7B0, 0xE000, 0xF8FF, 0xF900, 0xFA11, 0xFE0F, 0xFE58,
            0xFEFF,
            0xFFA0, 0xFFFC, 0xFFFD, 0x1F600, 0x20BB7, 0x2F800, 0x2FA1D, 0x30000, 0xE0001, 0xF0000, 0xFF21, 0xFF3B,
            0xFF41,
            0xFF5E, 0x951F, 0x65A4, 0x62F7, 0x70EB, 0x5C6F, 0x5BEE,
        ]
        let values = ranges.flatMap { Array($0) } + others
        return values.compactMap(Unicode.Scalar.init)
    }()

    /// Each of the characters alone, behind, before or within others, one way a character.
    static let cellsOfScalars = scalars.enumerated().map { place, scalar in
        ["\(scalar)", "a\(scalar)b", "王\(scalar)", "\(scalar)1"][place % 4]
    }

    static let cells = [
        "NULL", "null", "N/A", "nan", "Nan", "无", "（空）", "(空)", "ＮＵＬＬ", "-", "--", "—", "#N/A", "####", "#", "同上", "〃",
        "\\N",
        "unknown", "not applicable", "Example: Chris", "示例：张三", "合计", "合计：3", "Total", "小计", "注：x", "第1页", "共3人",
        "note: x",
        "=A1", "=\"0012\"", "'007", "'=A1", "+SUM(A1)", "-SUM(A1)", "@SUM(1)", "{=A1}", "=_=", "1.38E+10", "12E5",
        "1.5e7", "1E+3",
        "O&#39;Brien", "A&amp;B", "\\u5f20", "%E5%BC%A0", "=?UTF-8?B?5byg?=", "~{VPND~}", "+ZeVnLA-", "锟斤拷", "烫烫烫",
        "寮犱紵",
        "å¼ ä¼Ÿ", "ÕÅÎ°", "Ã©", "é", "e\u{301}", "か\u{3099}", "“a”", "'a'", "a'", "`a`", "«a»", "「a」", "张三、李四", "张三/李四",
        "张?",
        "张三 13800000000", "2026-12-01", "12345", "a@b.cn", "姓名", "手机号", "name", "Mobile", "员工性别", "Employee Email",
        "e mployee email",
        "邮箱（必填）", "user_id", "工号", "a;b;c", "a；b", "a|b|c|d|e|f", "a,b,c,d,e,f", "清空", "d1;d1", "d1; d1", "a/b;a/ b",
        "0", "1",
        "od-1", "EMAIL:a@b.cn", "mobile:１３８００００００００", ":x", "x:", "tel:+8613800000000", "13800000000.0", "１３８００００００００",
        "138OOO21301", "+86138000000001", "008613800000000", "25/12/2026", "03/04/2026", "2026-02-30", "1970-01-01",
        "46357.5",
        "Dec 1, 2026", "2026-12-01 9:30 PM", "2011-12-30T00:00:00", "1986-05-04 00:00", "a\nb", "a\r", "\u{0}", " a",
        "a ", "\u{3000}a",
        "ａ@ｂ.cn", "a@b", "a..b@c.cn", "a@-b.cn", "a@b。cn", "王芳/Fang", "李娜", "d9", "y", "男性", "2147483647", "+5", "00",
        "０",
    ]
}
