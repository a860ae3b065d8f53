import CSVStream
import Foundation
import JobModel
import TestSupport

/// `summary.json` as `--json` prints it.
struct Summary: Decodable {
    var run: String
    var exit: Int
    var rows: Int
    var leftOut: Int
    var outcomes: [String: Int]
    var files: [String]

    private enum CodingKeys: String, CodingKey {
        case run
        case exit
        case rows
        case leftOut = "left_out"
        case outcomes
        case files
    }

    init(_ result: RosterCommand.Result) throws {
        self = try JSONDecoder().decode(Summary.self, from: Data(result.out.utf8))
    }

    func count(_ outcome: Outcome) -> Int { outcomes[outcome.rawValue] ?? 0 }

    /// Whether every row of the file is accounted for.
    var addsUp: Bool { rows == leftOut + outcomes.values.reduce(0, +) }

    func file(_ ending: String) -> String? { files.first { $0.hasSuffix(ending) } }
}

/// A CSV file read whole.
struct Sheet {
    var header: [String]
    var records: [[String]] = []

    init(_ path: String) throws {
        let file = try CSVFile.open(path)
        header = file.header
        var records = try file.records()
        while let read = try records.next() { self.records.append(read.record.strings) }
    }

    func column(_ name: String) -> [String] {
        guard let place = header.firstIndex(of: name) else { return [] }
        return records.map { SpreadsheetApostrophe.removing(from: $0[place]) }
    }
}

extension RosterCommand {
    /// Everybody's employee_no in a directory, sorted; one who is there twice stands twice.
    func employees(of directory: String = "embedded") async throws -> [String] {
        let job = folder + "/export-\(UUID().uuidString).yaml"
        try "job: all\nkind: export\ndirectory: \(directory)\nlimits: { rates: off }\n"
            .write(toFile: job, atomically: true, encoding: .utf8)
        let out = folder + "/export-\(UUID().uuidString)"
        let result = try await run("export", job, "--out", out)
        guard result.status == 0 else { return ["export: " + result.err] }
        return try Sheet(out + "/people.csv").column("employee_no").sorted()
    }

    /// The mobile numbers that an embedded directory would have invited, in its order.
    func invited(database: String? = nil) async throws -> [String] {
        struct Invitation: Decodable { var mobile: String? }
        let result = try await run(["directory", "outbox", "--json"] + (database.map { ["--database", $0] } ?? []))
        return try JSONDecoder().decode([Invitation].self, from: Data(result.out.utf8)).map { $0.mobile ?? "" }
    }
}
