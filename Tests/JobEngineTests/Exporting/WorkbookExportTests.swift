import CSVStream
import ContactAPI
import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Workbooks

struct WorkbookExportTests {
    private static var directory: FakeDirectory {
        var formula = Company.user("eve", departments: ["od-d5"])
        formula.name = "=1+1"
        formula.employeeNo = "0007"
        formula.workStation = "'8"
        return FakeDirectory(
            departments: Company.departments,
            users: [Company.ada, Company.user("bob", departments: ["0"]), formula],
            attributes: Company.attributes
        )
    }

    private func export(
        _ directory: FakeDirectory,
        _ format: ExportChoice.Format,
        to folder: String
    )
        async throws -> (folder: String, manifest: ExportManifest)
    {
        var job = JobDefinition(job: "full-export")
        job.format = format
        let exporting = job
        var result: (folder: String, manifest: ExportManifest)?
        try await directory.serve { client in
            result = try await Exporter(client: client, job: exporting).export(to: folder)
        }
        return try #require(result)
    }

    private func records(_ path: String) throws -> [[String]] {
        let file = try CSVFile.open(path)
        var records = try file.records()
        var all = [file.header]
        while let read = try records.next() {
            all.append(read.record.strings.map { SpreadsheetApostrophe.removing(from: $0) })
        }
        return all
    }

    @Test func `holds on two tabs what the CSV files hold, as text`() async throws {
        try await withFolder { folder in
            let csv = try await export(Self.directory, .csv, to: folder + "/csv")
            let xlsx = try await export(Self.directory, .xlsx, to: folder + "/xlsx")
            let files = try FileManager.default.contentsOfDirectory(atPath: xlsx.folder).sorted()
            #expect(files == ["directory.xlsx", "manifest.json"])
            let book = try WrittenWorkbook(xlsx.folder + "/directory.xlsx")
            #expect(book.tabs.map(\.name) == ["people", "departments"])
            for tab in book.tabs {
                let records = try records("\(csv.folder)/\(tab.name).csv")
                #expect(tab.rowCount == records.count)
                for (place, record) in records.enumerated() {
                    let width = record.count
                    let row = tab.row(place + 1).map { SpreadsheetApostrophe.removing(from: $0) }
                    #expect(row + Array(repeating: "", count: max(0, width - row.count)) == record)
                }
                #expect(tab.xml.contains("<autoFilter ref=\"A1:") && tab.xml.contains("state=\"frozen\""))
            }
            // Reading would see a formula in the one, and take an apostrophe off the other.
            #expect(book.tabs[0].xml.contains("<t>'=1+1</t>") && book.tabs[0].xml.contains("<t>''8</t>"))
        }
    }

    @Test func `the manifest describes the workbook as it lies there`() async throws {
        try await withFolder { folder in
            let csv = try await export(Self.directory, .csv, to: folder + "/csv").manifest
            let (written, manifest) = try await export(Self.directory, .xlsx, to: folder + "/xlsx")
            let data = try Data(contentsOf: URL(fileURLWithPath: written + "/directory.xlsx"))
            #expect(manifest.files.map(\.name) == ["directory.xlsx"])
            #expect(manifest.files[0].bytes == data.count && manifest.files[0].crc32.count == 8)
            #expect(manifest.files[0].records == csv.people + csv.departments)
            #expect(manifest.people == csv.people && manifest.departments == csv.departments)
            #expect(manifest.fieldsNeverSeen == csv.fieldsNeverSeen)
            let mode = try FileManager.default.attributesOfItem(atPath: written + "/directory.xlsx")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func `a value that no cell holds stops it, and leaves nothing behind`() async throws {
        var directory = Self.directory
        directory.users[1].workStation = String(repeating: "长", count: 32_768)
        let long = directory
        try await withFolder { folder in
            await #expect(throws: WorkbookWriteError.self) {
                _ = try await export(long, .xlsx, to: folder + "/out")
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left == [])
        }
    }
}
