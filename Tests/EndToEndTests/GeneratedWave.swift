import Foundation
import TestSupport

/// A wave of generated people for the embedded directory, and the job that imports it.
struct GeneratedWave {
    var rows = 400
    var submit = "single"
    /// The number of the first, of four or five digits, the last four of which are no other row's.
    var first = 1001
    /// What all mobile numbers begin with.
    var mobiles = "1380002"
    /// Further lines of the job.
    var keys: [String] = []

    var numbers: [String] { (first..<first + rows).map { "G\($0)" } }

    /// Writes the sheet, its job and the company into a folder; returns the job's path.
    func write(
        to folder: String,
        directory: String = "embedded",
        limits: String = "rates: off, batch_rate: 1000/s"
    ) throws -> String {
        try FileManager.default.createDirectory(atPath: folder + "/templates", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: Project.folder + "/templates/company.yaml",
            toPath: folder + "/templates/company.yaml"
        )
        let lines = numbers.map {
            "人员\($0),\(mobiles)\($0.suffix(4)),\($0.lowercased())@example.com,hq,\($0),1"
        }
        try (["name,mobile,email,department_ids,employee_no,employee_type"] + lines).joined(separator: "\n")
            .write(toFile: folder + "/wave.csv", atomically: true, encoding: .utf8)
        let job = """
            job: generated
            kind: import
            directory: \(directory)
            submit: \(submit)
            steps: [{ subject: people, source: wave.csv, match: employee_no, mode: upsert }]
            limits: { \(limits), batch_items: 20, workers: 4 }
            """
        try ([job] + keys).joined(separator: "\n").write(
            toFile: folder + "/wave.yaml",
            atomically: true,
            encoding: .utf8
        )
        return folder + "/wave.yaml"
    }

    /// The people of the shipped company who are there before, by employee_no.
    static let before = (1...11).map { "E0" + ($0 < 10 ? "0\($0)" : "\($0)") }

    /// Everybody who is to be there at the end.
    var everybody: [String] { (numbers + Self.before).sorted() }
}
