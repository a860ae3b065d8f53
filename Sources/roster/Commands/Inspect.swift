import ArgumentParser
import JobEngine
import JobModel

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how a file is read: encoding, delimiter, header, columns, the first rows, the problems.",
        discussion: "Exit status: 0 the file could be read, 2 usage, 3 it could not."
    )

    @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
    var file: String

    @OptionGroup var options: SheetOptions

    @Flag(help: "With --json: all data records, as arrays of strings.")
    var records = false

    func run() throws {
        var kept: [[String]] = []
        let limit = records && options.json ? Int.max : Self.rowsShown
        let inspection = try Inspection(
            path: file,
            encoding: options.encoding,
            delimiter: options.delimiter,
            subject: options.subject
        ) { record in
            if kept.count < limit { kept.append(record) }
        }
        if options.json {
            print(try JSONText.of(InspectionJSON(inspection, records: kept)))
        } else {
            show(inspection, kept)
        }
    }

    private func show(_ inspection: Inspection, _ first: [[String]]) {
        let delimiter = inspection.delimiter == "\t" ? "tab" : inspection.delimiter
        print("\(Screen.escaped(inspection.file)): \(inspection.encoding), delimiter \(delimiter)")
        print("\(inspection.rows) rows, \(inspection.blankRows) blank rows left out")
        print("Columns:")
        for column in inspection.columns {
            print("  \(Screen.escaped(column.header)) → \(column.field ?? "not understood")")
        }
        print("First rows:")
        for record in first { print("  " + Screen.escaped(record.joined(separator: " | "))) }
        guard !inspection.problems.isEmpty else { return }
        print("Problems:")
        for line in FindingList(findings: inspection.problems, language: .ofEnvironment).lines() {
            print(Screen.escaped(line))
        }
    }

    private static let rowsShown = 5
}

/// The JSON of `inspect`; its keys are relied on.
private struct InspectionJSON: Encodable {
    let encoding: String
    let delimiter: String
    let header: [String]
    let columns: [Inspection.Column]
    let records: [[String]]
    let problems: [FindingLine]

    init(_ inspection: Inspection, records: [[String]]) {
        encoding = inspection.encoding
        delimiter = inspection.delimiter
        header = inspection.header
        columns = inspection.columns
        self.records = records
        problems = inspection.problems.map { FindingLine(finding: $0, language: .ofEnvironment, isBrief: true) }
    }
}
