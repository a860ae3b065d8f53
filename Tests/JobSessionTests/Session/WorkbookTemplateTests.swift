import Foundation
import JobModel
import JobSession
import TestSupport
import Testing

struct WorkbookTemplateTests {
    @Test(arguments: Subject.allCases)
    func `has a tab for people and one for departments, the one asked for first`(subject: Subject) async throws {
        try await withFolder { folder in
            let path = folder + "/花名册.XLSX"
            let session = TemplateSession(subject, naming: .fields, output: path)
            #expect(try await session.run() == [path])
            let book = try WrittenWorkbook(path)
            let names = book.tabs.filter { !$0.isHidden }.map(\.name)
            #expect(names == (subject == .people ? ["people", "departments"] : ["departments", "people"]))
            #expect(book.tabs.filter(\.isHidden).map(\.name) == ["values", "about"])
            #expect(book.tab("about")?.row(2) == ["Company's directory", "none was asked"])
            let again = TemplateSession(subject, naming: .fields, output: path)
            await #expect(throws: (any Error).self) { try await again.run() }
        }
    }

    @Test func `offers the company's own values as lists, however long they are`() async throws {
        try await withFolder { folder in
            let path = folder + "/people.xlsx"
            let connector = Connector.embedded(in: folder)
            _ = try await TemplateSession(.people, naming: .chinese, output: path, connector: connector).run()
            let book = try WrittenWorkbook(path)
            let people = try #require(book.tab("人员"))
            let values = try #require(book.tab("可选值"))
            #expect(book.tab("说明")?.row(2) == ["公司目录", "embedded"])
            let lists = people.xml.matches(
                of: /sqref="([A-Z])2:[A-Z]1048576"><formula1>'可选值'!\$([A-Z])\$2:\$[A-Z]\$(\d+)</
            )
            let listed = Dictionary(
                uniqueKeysWithValues: lists.compactMap { match in
                    Int(match.output.3).map { last in
                        let header = people.cells[match.output.1 + "1"] ?? ""
                        return (header, (2...last).map { values.cells["\(match.output.2)\($0)"] ?? "" })
                    }
                }
            )
            #expect(listed["部门*"]?.contains("总部") == true && listed["性别"] == ["男", "女", "其他", "保密"])
            #expect(listed["人员类型*"]?.contains("正式") == true && listed["custom_attrs.级别"]?.contains("P5") == true)
            #expect(listed.values.allSatisfy { !$0.contains("") }, "\(listed)")
            #expect(!listed.keys.contains("姓名*"))
        }
    }

    @Test(arguments: [SheetTemplate.Naming.fields, .chinese])
    func `marks required columns by more than colour, and says on each heading what may stand there`(
        naming: SheetTemplate.Naming
    ) async throws {
        try await withFolder { folder in
            let path = folder + "/people.xlsx"
            _ = try await TemplateSession(.people, naming: naming, output: path).run()
            let people = try #require(try WrittenWorkbook(path).tabs.first)
            let required = people.row(1).filter { $0.hasSuffix("*") }
            #expect(required.count == 4)
            for (place, header) in people.row(1).enumerated() {
                let comment = people.comments["\(Character(UnicodeScalar(UInt8(65 + place))))1"] ?? ""
                let start = naming == .chinese ? ("必填。", "选填。") : ("Required.", "Optional.")
                #expect(
                    comment.hasPrefix(header.hasSuffix("*") ? start.0 : start.1) && comment.count > 15,
                    "\(comment)"
                )
            }
        }
    }

    @Test(arguments: ["x.xls", "x.ods", "x.xlsm"])
    func `is not written under the name of another format`(name: String) async throws {
        try await withFolder { folder in
            let path = folder + "/" + name
            await #expect(throws: UsageError.unknownFormat(path: path)) {
                try await TemplateSession(.people, naming: .fields, output: path).run()
            }
        }
    }
}
