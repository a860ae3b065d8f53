import RowValidation
import Testing

struct DepartmentIDLookTests {
    @Test(arguments: [
        ("eng", true), ("eng-backend", true), ("D01", true), ("HR_A", true), ("ENG-A", true), ("1001", true),
        ("od-4f2", true),
        ("Finance", false), ("After-Sales", false), ("IT", false), ("B2B", false), ("Human Resources", false),
        ("研发部", false),
        ("eng/backend", false), ("", false), ("R&D", false),
    ])
    func `ids of departments do not look like names`(text: String, isID: Bool) {
        #expect(DepartmentIDLook.isLike(text) == isID)
    }
}
