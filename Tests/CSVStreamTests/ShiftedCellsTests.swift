import CSVStream
import JobModel
import Testing
import Wording

/// Rows whose fields are not as many as the header's.
struct ShiftedCellsTests {
    @Test(arguments: [
        // A name with a separator, the last cell empty: the number of values would fit.
        "name,mobile,seat\nDoe, Jane,138,\n", "name,mobile,seat\nx,1,2,,\n", "name,mobile,seat,\nDoe, Jane,138,,\n",
        "name,mobile,seat,,\nx,1,2,\n",
    ])
    func `reports a row with one separator too many and an empty last cell`(text: String) throws {
        let codes = try Sheet(text).codes()
        #expect(codes == [["row.long"]])
    }

    @Test func `accepts extra separators at the end of every row`() throws {
        let sheet = try Sheet("a,b,,\n1,2,,\n3,4\n5,,,\n")
        #expect(try sheet.strings() == [["1", "2"], ["3", "4"], ["5", ""]])
        #expect(try sheet.codes().allSatisfy(\.isEmpty))
        #expect(try sheet.file().header == ["a", "b"])
    }

    @Test func `keeps values after the last column, so that a rule can find them`() throws {
        let records = try Sheet("a,b,\n1,2,3\n4,5,\n").records()
        #expect(records.map(\.record.strings) == [["1", "2", "3"], ["4", "5"]])
        #expect(records.allSatisfy { $0.findings.isEmpty })
    }

    @Test func `a row longer than the header has two remedies`() throws {
        let finding = try #require(try Sheet("a,b\n1,2,3\n").records().first?.findings.first)
        #expect(finding.remedy.en.contains("Name the last column") && finding.remedy.en.contains("quote the cell"))
    }

    @Test(arguments: ["a,b,c,d,\n", "a,b,c,d\n"])
    func `a cell with a line break stays one record if the row lacks its last field`(header: String) throws {
        let sheet = try Sheet(header + "1,\"two\nlines\",3\n5,6,7,8\n\"x, y\n, z\",2,3\n9,9,\"a\n\nb\"\n4,5,6,7\n")
        let records = try sheet.records()
        #expect(
            records.map(\.record.strings) == [
                ["1", "two\nlines", "3", ""], ["5", "6", "7", "8"], ["x, y\n, z", "2", "3", ""],
                ["9", "9", "a\n\nb", ""], ["4", "5", "6", "7"],
            ]
        )
        #expect(records.allSatisfy { $0.findings.isEmpty })
        #expect(records.map(\.record.row) == [2, 3, 4, 5, 6] && records.map(\.record.line) == [2, 4, 5, 7, 10])
    }

    @Test(arguments: [
        "1,\"two,3,4\n5,6,7\",8\n", "1,\"two,3,4\n5,6,7,8\"\n", "\"1,2,3,4\n5,6,7,\"8\n", "1,2,\"3,4\n\"5,6\",7,8\n",
    ])
    func `one extra quote in each of two rows does not join them`(rows: String) throws {
        let sheet = try Sheet("a,b,c,d\n" + rows + "w,x,y,z\n")
        let records = try sheet.records()
        #expect(records.first?.findings.map(\.code) == ["quote.unclosed"])
        #expect(records.last?.record.strings == ["w", "x", "y", "z"])
    }
}
