import Foundation
import JobModel

/// A sheet imported into an embedded directory, and as many people written there by a bare loop.
struct ImportBenchmark {
    let rows: Int
    let way: JobDefinition.Submit
    let folder: String
    private static let itemsOfBatch = 200
    /// As many as a job has under way.
    private static let batchesAtOnce = 8

    func measures(_ name: String, target: Target? = nil) async throws -> [Measure] {
        try PeopleSheet(rows: rows).write(to: folder + "/people.csv", columns: PeopleSheet.batchColumns)
        return try await OwnDirectory.serving(people: rows, in: folder) { directory in
            var (done, whole) = try await timed(name, rows: rows) {
                try await directory.importSheet(Benchmark.job(way), folder: folder)
            }
            whole.calls = done.calls
            var writing = done.writing
            (writing.name, writing.rows) = ("\(name) writing", rows)
            // A target of memory needs no yardstick, which would take as long again.
            guard target == nil else { return [whole.beside(nil, target), writing] }
            let bare = try await bare("\(name) writing, bare loop", directory)
            return [whole.beside(nil, target), writing.beside(bare, Target(speed: 0.85)), bare]
        }
    }

    /// The same requests for as many people again, without a ledger.
    private func bare(_ name: String, _ own: OwnDirectory) async throws -> Measure {
        let requests = try await BareRequests(own.address, app: own.app)
        return try await timed(name, rows: rows) {
            guard way == .batch else { return try await requests.create(rows..<2 * rows) { Self.person($0, rows) } }
            try await Self.add(rows..<2 * rows, of: rows, requests)
        }.measure
    }

    /// Adds people of a sheet of so many rows, or more such people, by batches in a bare loop.
    static func add(_ numbers: Range<Int>, of rows: Int, _ requests: BareRequests) async throws {
        let batches = (numbers.count + itemsOfBatch - 1) / itemsOfBatch
        try await requests.add(batches, atOnce: batchesAtOnce) { batch in
            let start = numbers.lowerBound + batch * itemsOfBatch
            let people = (start..<min(start + itemsOfBatch, numbers.upperBound)).map { item($0, rows) }
            return #"{"users":[\#(people.joined(separator: ","))],"need_send_notification":false}"#
        }
    }

    private static func person(_ number: Int, _ rows: Int) -> String {
        #"{"department_ids":["\#(PeopleSheet.department(number, of: rows))"],\#(rest(number))}"#
    }

    private static func item(_ number: Int, _ rows: Int) -> String {
        #"{"departments":["\#(PeopleSheet.department(number, of: rows))"],\#(rest(number))}"#
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
