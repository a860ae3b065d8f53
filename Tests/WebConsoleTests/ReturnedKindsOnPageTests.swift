import TestSupport
import Testing

@testable import WebConsole

/// What the page of a file that came back says of cells that it does not take by itself.
struct ReturnedKindsOnPageTests {
    private let sheet = """
        name,mobile,department_ids,employee_type,job_title
        Ada,13800013164,0,1,Clerk
        Bo,13800013165,0,1,Cook
        Cy,13800013166,0,1,Driver
        Di,13800013167,0,1,Driver

        """

    @Test func `a number that has lost its digits is shown, and there is no button for it`() async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let page = try await dropped.returned(sheet.replacing("13800013165", with: "1.39E+10"))
            #expect(page.text.contains("Cells that have a number without all its digits: 1"), "\(page.text)")
            #expect(page.text.contains("another number than in the sheet") && page.text.contains("1.39E+10<"))
            #expect(!page.text.contains("another form of the same value") && !page.text.contains("value=\"take\""))
            let refused = try await dropped.take(page, [("take", "lostDigits")])
            #expect(refused.status == 409)
            #expect(try dropped.corrections(console) == [])
        }
    }

    @Test func `a correction that was made here stays where the file has a third value, unless its box is ticked`()
        async throws
    {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let first = try await dropped.returned(sheet.replacing("Cook", with: "Chef"))
            _ = try await dropped.follow(try await dropped.take(first))
            // Of before that correction, or of after it: nothing tells.
            let file = sheet.replacing("Cook", with: "Boss").replacing("Cy,", with: "Cyd,")
            let page = try await dropped.returned(file)
            #expect(
                page.text.contains("Cells that were corrected here, and have a third value in the file: 1"),
                "\(page.text)"
            )
            #expect(page.text.contains("Take this 1 cell in place of its correction"))
            _ = try await dropped.follow(try await dropped.take(page))
            let corrected = ["correct,3,job_title,Cook,Chef", "correct,4,name,Cy,Cyd"]
            #expect(try dropped.corrections(console) == corrected)
            let again = try await dropped.returned(file)
            #expect(again.text.contains("Take what is ticked"))
            let refused = try await dropped.take(again)
            #expect(refused.status == 409 && refused.text.contains("choice-error"))
            _ = try await dropped.follow(try await dropped.take(again, [("take", "correctedSince")]))
            #expect(try dropped.corrections(console) == corrected + ["correct,3,job_title,Chef,Boss"])
        }
    }

    @Test(arguments: [
        (
            "<Cell><Data ss:Type=\"Number\">1000000000000001</Data></Cell>",
            "Job title: the cell is a number of more than 15 digits"
        ),
        (
            "<Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>",
            "Job title: the cell holds the error #N/A of a formula, not a value"
        ),
    ])
    func `says in which column a row is damaged, and how`(cell: String, words: String) async throws {
        try await ServedConsole.with { console in
            let dropped = try await SheetOnPages.drop(sheet, console)
            let rows = sheet.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
            let written = rows.map { row in
                let cells = row.map { text in
                    text == "Cook"
                        ? cell : "<Cell><Data ss:Type=\"String\">\(text == "Bo" ? "Bob" : text)</Data></Cell>"
                }
                return "<Row>\(cells.joined())</Row>"
            }
            let file = """
                <?xml version="1.0" encoding="UTF-8"?>
                <?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
                xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\
                <Worksheet ss:Name="Sheet1"><Table>\(written.joined())</Table></Worksheet></Workbook>

                """
            let page = try await dropped.returned(file, named: "y.xls")
            #expect(page.text.contains("the file is damaged there; it is row 3. \(words)"), "\(page.text)")
        }
    }
}
