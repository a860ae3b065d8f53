import JobModel

/// An export of a whole company of many departments, for the memory of the exporting process.
///
/// What people have beside their names makes no difference to it: they are in the journal.
struct LargeExportBenchmark {
    let people: Int
    let departments: Int
    let folder: String
    private static let itemsOfBatch = 1000

    func measure(_ name: String) async throws -> Measure {
        let listed = (0..<departments).map { "{ department_id: d\($0), name: d\($0) }" }.joined(separator: ", ")
        return try await OwnDirectory.serving(OwnDirectory.company(departments: listed), in: folder) { own in
            let requests = try await BareRequests(own.address, app: own.app)
            try await requests.add((people + Self.itemsOfBatch - 1) / Self.itemsOfBatch, atOnce: 4) { batch in
                let start = batch * Self.itemsOfBatch
                let items = (start..<min(start + Self.itemsOfBatch, people)).map(person)
                return #"{"users":[\#(items.joined(separator: ","))],"need_send_notification":false}"#
            }
            var (calls, measure) = try await timed(name, rows: people) {
                try await own.exportAsRun(OwnDirectory.exportJob, people: people, to: folder + "/export")
            }
            measure.calls = calls
            return measure
        }
    }

    private func person(_ number: Int) -> String {
        """
        {"name":"人员\(number)","mobile":"+86138\(String(10_000_000 + number).suffix(8))","employee_no":"L\(number)",\
        "user_id":"l\(number)","departments":["d\(number % departments)"],"employee_type":1}
        """
    }
}
