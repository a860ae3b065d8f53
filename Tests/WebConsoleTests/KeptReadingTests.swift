import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import WebConsole

/// How a sheet is read is chosen once, and holds on all of its pages until it is chosen otherwise.
struct KeptReadingTests {
    /// A workbook of two tabs that fit equally well.
    private let workbook = """
        <?xml version="1.0"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Worksheet ss:Name="May"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">手机号</Data></Cell></Row>
        <Row><Cell><Data ss:Type="String">丁一</Data></Cell><Cell><Data ss:Type="String">13800013164</Data></Cell></Row></Table></Worksheet>
        <Worksheet ss:Name="June"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">手机号</Data></Cell></Row>
        <Row><Cell><Data ss:Type="String">王二</Data></Cell><Cell><Data ss:Type="String">13800013165</Data></Cell></Row></Table></Worksheet>
        </Workbook>
        """

    /// Chooses as the form of the page does that is shown.
    private func choose(_ dropped: SheetOnPages, _ fields: [(String, String)]) async throws -> String {
        let page = try await dropped.get("")
        #expect(page.contains("<form method=\"post\" action=\"\(dropped.address)/reading?form="), "\(page)")
        let was = page.contains("name=\"was\"") ? [("was", try dropped.hidden("was", in: page))] : []
        let chosen = try await dropped.post("/reading", was + [("look", "1")] + fields)
        #expect(chosen.headers["Location"].first == dropped.address, "\(chosen.text)")
        return try await dropped.follow(chosen)
    }

    @Test func `a tab that is chosen holds for all steps, and after a restart`() async throws {
        try await withFolder { folder in
            let id = try await ServedConsole.read(workbook, choosing: "June", in: folder)
            try await ServedConsole.with(stateFolder: folder) { console in
                let browser = try await console.browser()
                for path in ["", "/columns"] {
                    let page = try await browser.get("/sheets/\(id)" + path).text
                    #expect(page.contains("王二") && !page.contains("丁一"), "\(path) \(page)")
                }
            }
        }
    }

    @Test(arguments: ["columns", "values", "problems", "plan"]) func `every page offers the tabs where several fit`(
        page: String
    ) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(workbook, named: "x.xls", console)
            let refused = try await dropped.browser.get(dropped.address + "/" + page)
            #expect(refused.status == 400 && refused.text.contains("<option value=\"June\""), "\(refused.text)")
            #expect(refused.text.contains("action=\"\(dropped.address)/reading?form="))
            let read = try await dropped.post("/reading", [("look", "1"), ("tab", "June")])
            #expect(try await dropped.follow(read).contains("<option value=\"June\" selected>"))
            #expect(try await dropped.get("/columns").contains("王二"))
        }
    }

    @Test func `delimiter, header row and encoding hold until they are chosen otherwise`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("a note\nname;mobile\nAda;1\n", console)
            let page = try await choose(dropped, [("delimiter", ";"), ("header", "2"), ("encoding", "UTF-8")])
            for words in ["value=\";\" selected", "value=\"2\"", "value=\"UTF-8\" selected"] {
                #expect(page.contains(words), "\(words) \(page)")
            }
            #expect(try await dropped.get("/columns").contains("2 columns"))
            let changed = try await choose(dropped, [("delimiter", ","), ("header", "2"), ("encoding", "auto")])
            #expect(changed.contains("value=\",\" selected"))
            #expect(try await dropped.get("/columns").contains("1 column:"))
        }
    }

    @Test func `what was chosen of columns is there again once the sheet is read as before`() async throws {
        try await ServedConsole.with { console in
            let text = "first,mobile,note\nname,phone,note\nAda,13800013164,x\n"
            let dropped = try await SheetOnPages.drop(text, console)
            _ = try await choose(dropped, [("header", "1")])
            #expect(try await dropped.post("/columns", [("m0", "name"), ("m2", "-")]).status == 303)
            _ = try await choose(dropped, [("header", "2")])
            #expect(try await dropped.post("/columns", [("m2", "nickname")]).status == 303)
            _ = try await choose(dropped, [("header", "1")])
            let job = try dropped.file("job.yaml", console)
            #expect(job.contains("first: name") && job.contains("ignore: [note]"), "\(job)")
        }
    }

    @Test func `a way in which the sheet cannot be read is not kept, and its page can be loaded again`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop("name,mobile\nAda,13800013164\n", console)
            let refused = try await dropped.post("/reading", [("look", "1"), ("header", "999")])
            #expect(refused.status == 400)
            #expect(refused.text.contains("name=\"header\" type=\"number\" min=\"1\" value=\"999\""))
            #expect(refused.text.contains("Delete this sheet"))
            let again = try await dropped.browser.get(dropped.address + "/reading")
            #expect(again.headers["Location"].first == dropped.address)
            #expect(try await dropped.get("").contains("1 row,"))
        }
    }
}

extension ServedConsole {
    /// Drops a workbook in a console of its own, and chooses one of its tabs; returns the sheet's id.
    fileprivate static func read(_ workbook: String, choosing tab: String, in folder: String) async throws -> String {
        let ids = ReadSheet()
        try await with(stateFolder: folder) { console in
            let dropped = try await SheetOnPages.drop(workbook, named: "x.xls", console)
            let chosen = try await dropped.post("/reading", [("look", "1"), ("tab", tab)])
            #expect(chosen.status == 303, "\(chosen.text)")
            await ids.note(dropped.id)
        }
        return try #require(await ids.id)
    }

    private actor ReadSheet {
        private(set) var id: String?
        func note(_ id: String) { self.id = id }
    }
}
