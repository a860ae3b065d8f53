import DirectoryServer
import Foundation
import JobModel

/// A sheet imported into an embedded directory in this process, and as many people written there by a bare loop.
struct ImportBenchmark {
    let rows: Int
    let way: JobDefinition.Submit
    let folder: String
    private static let itemsOfBatch = 200
    /// As many as a job has under way.
    private static let batchesAtOnce = 8

    func measures(_ name: String, target: Target? = nil) async throws -> [Measure] {
        try PeopleSheet(rows: rows).write(to: folder + "/people.csv", columns: PeopleSheet.batchColumns)
        return try await OwnDirectory.serving(in: folder) { directory in
            var (done, whole) = try await timed(name, rows: rows) {
                try await directory.importSheet(Benchmark.job(way), folder: folder)
            }
            whole.calls = done.calls
            let writing = Measure(name: "\(name) writing", rows: rows, seconds: done.writing / .seconds(1))
            let bare = try await bare("\(name) writing, bare loop", directory)
            return [whole.beside(nil, target), writing.beside(bare, Target(speed: 0.85)), bare]
        }
    }

    /// The same requests for as many people again, without a ledger.
    private func bare(_ name: String, _ own: OwnDirectory) async throws -> Measure {
        let requests = try await BareRequests("http://127.0.0.1:\(own.directory.port)", app: own.app)
        return try await timed(name, rows: rows) {
            guard way == .batch else { return try await requests.create(rows..<2 * rows) { Self.person($0) } }
            let batches = (rows + Self.itemsOfBatch - 1) / Self.itemsOfBatch
            try await requests.add(batches, atOnce: Self.batchesAtOnce) { batch in
                let start = rows + batch * Self.itemsOfBatch
                let people = (start..<min(start + Self.itemsOfBatch, 2 * rows)).map { Self.item($0) }
                return #"{"users":[\#(people.joined(separator: ","))],"need_send_notification":false}"#
            }
        }.measure
    }

    private static func person(_ number: Int) -> String {
        #"{"department_ids":[\#(department(number))],\#(rest(number))}"#
    }

    private static func item(_ number: Int) -> String { #"{"departments":[\#(department(number))],\#(rest(number))}"# }

    private static func department(_ number: Int) -> String {
        "\"\(PeopleSheet.departments[number % PeopleSheet.departments.count])\""
    }

    /// The columns that both ways write.
    private static func rest(_ number: Int) -> String {
        """
        "name":"人员\(number)","mobile":"+86138\(String(10_000_000 + number).suffix(8))","email":"p\(number)@example.com",\
        "employee_no":"B\(number)","user_id":"b\(number)","city":"上海","join_time":1796054400,"employee_type":1,\
        "gender":\(number.isMultiple(of: 2) ? 1 : 2),"work_station":"A\(number % 300)"
        """
    }
}
