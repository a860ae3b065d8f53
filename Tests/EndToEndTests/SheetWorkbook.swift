import CSVStream
import Foundation
import JobModel
import TestSupport

/// CSV files as tabs of a workbook, each record in the row that the spreadsheet showed, every cell a text.
enum SheetWorkbook {
    /// A tab of a CSV file.
    static func tab(_ name: String, of path: String, isHidden: Bool = false) throws -> WorkbookFile.Tab {
        let file = try CSVFile.open(path)
        var rows = Array(repeating: [String](), count: file.headerRow - 1) + [file.header]
        var records = try file.records()
        while let read = try records.next() {
            while rows.count < read.record.row - 1 { rows.append([]) }
            rows.append(read.record.strings)
        }
        return WorkbookFile.Tab(name, texts: rows, isHidden: isHidden)
    }

    /// Puts the shipped wave into one workbook of two tabs beside its job, and makes the job read that.
    static func ofShippedWave(in folder: String, sheets: Bool) throws {
        try Project.copyJobs(to: folder)
        let jobs = folder + "/jobs"
        let tabs = [
            try tab("部门", of: jobs + "/onboarding/departments.csv"),
            try tab("人员", of: jobs + "/onboarding/people.csv"),
        ]
        try WorkbookFile.write(tabs, to: jobs + "/wave.xlsx")
        var job = try String(contentsOfFile: jobs + "/onboarding.yaml", encoding: .utf8)
        for (file, name) in [("departments", "部门"), ("people", "人员")] {
            let sheet = sheets ? "\n    sheet: \(name)" : ""
            job = job.replacing("source: onboarding/\(file).csv", with: "source: wave.xlsx" + sheet)
        }
        try job.write(toFile: jobs + "/wave.yaml", atomically: true, encoding: .utf8)
    }
}
