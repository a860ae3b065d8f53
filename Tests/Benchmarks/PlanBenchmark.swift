import JobModel

/// A sheet planned against a directory that holds all of its people as the sheet says them.
struct PlanBenchmark {
    let rows: Int
    let folder: String

    func measures(_ name: String) async throws -> [Measure] {
        try PeopleSheet(rows: rows).write(to: folder + "/people.csv", columns: PeopleSheet.batchColumns)
        return try await OwnDirectory.serving(people: rows, in: folder) { directory in
            let requests = try await BareRequests(directory.address, app: directory.app)
            try await ImportBenchmark.add(0..<rows, of: rows, requests)
            var (done, measure) = try await timed(name, rows: rows) {
                try await directory.planSheet(Benchmark.job(.batch), folder: folder)
            }
            guard done.unchanged == rows else { throw BenchmarkError.wrongResult("\(done.unchanged) unchanged") }
            measure.calls = done.calls
            return [measure]
        }
    }
}
