import Testing
import Workbooks

struct TabNameTests {
    @Test(arguments: [
        ("人员", "人员"), ("a/b:c", "a_b_c"), ("", "_"), ("'x'", "x"), ("History", "_History"), ("a\u{0}b", "a_b"),
        (String(repeating: "部", count: 40), String(repeating: "部", count: 31)),
        (String(repeating: "😀", count: 20), String(repeating: "😀", count: 15)), ("taken", "taken (2)"),
        ("TAKEN", "TAKEN (2)"),
    ])
    func `becomes one that spreadsheets take`(name: String, valid: String) {
        #expect(TabName.valid(name, besides: ["taken"]) == valid)
    }
}
