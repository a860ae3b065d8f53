import JobModel
import Testing

struct ColumnTemplateTests {
    @Test(arguments: [
        ("{name}({employee_no})", "张三(E1)", ["张三", "E1"]), ("{name}({employee_no})", "张三（E1）", ["张三", "E1"]),
        ("{}({leader_user_id})", "王 五 (u1)", ["王 五 ", "u1"]), ("{a}-{b}-{c}", "1-2-3", ["1", "2", "3"]),
        ("{a}-{b}", "1-", ["1", ""]), ("工号：{a}", "工号:7", ["7"]), ("{a}::{b}", "1:2::3", ["1:2", "3"]),
    ])
    func `splits a text of its shape`(shape: String, text: String, pieces: [String]) throws {
        #expect(try #require(ColumnTemplate(shape)).pieces(of: text) == pieces)
    }

    @Test(arguments: [
        ("{name}({employee_no})", "张三"), ("{name}({employee_no})", "张三(E1"), ("{name}({employee_no})", "张三(E1) "),
        ("{a}-{b}", "1-2-3"), ("{a}({b})", "张三(E1)(E2)"), ("{a}-{b}", ""), ("工号：{a}", "编号：7"), ("{a}--{b}", "1---2"),
    ])
    func `refuses a text of another or ambiguous shape`(shape: String, text: String) throws {
        #expect(try #require(ColumnTemplate(shape)).pieces(of: text) == nil)
    }

    @Test(arguments: [
        ("{姓}{名}", ["欧阳", "娜"], "欧阳娜"), ("{First} {Middle} {Last}", ["Ada", "", "King"], "Ada King"),
        ("{a}/{b}/{c}", ["工程部", "后端", ""], "工程部/后端"), ("{a}/{b}", ["", "后端"], "后端"),
        ("+{code} {number}", ["86", "138"], "+86 138"), ("+{code} {number}", ["", ""], ""), ("<{a}>", ["x"], "<x>"),
    ])
    func `joins values, and omits the separator before an empty one`(
        shape: String,
        cells: [String],
        text: String
    )
        throws
    {
        #expect(try #require(ColumnTemplate(shape)).joined(cells) == text)
    }

    @Test(arguments: ["", "name", "{name", "name}", "{a}{b", "}{", "{a{b}}", "a}b{c}"])
    func `refuses a shape with incomplete braces`(text: String) {
        #expect(ColumnTemplate(text) == nil)
    }

    @Test(arguments: ["{name}({employee_no})", "{}", "{姓}{名}", "+{a}-{b}!"])
    func `writes itself as it was`(text: String) {
        #expect(ColumnTemplate(text)?.text == text)
    }
}
