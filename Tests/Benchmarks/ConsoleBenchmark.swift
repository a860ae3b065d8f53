import Foundation
import JobEngine
import JobModel
import JobSession

/// The pages of a sheet as a reader comes to them, and what a page that watches a run costs it.
struct ConsoleBenchmark {
    let rows: Int
    let rowsOfRun: Int
    let folder: String

    func measures(_ name: String) async throws -> [Measure] {
        try await pages(name) + watching(name)
    }

    /// Rows of which something is said: more than a page of the grid holds.
    private static let mistakes = 60

    private func pages(_ name: String) async throws -> [Measure] {
        let path = folder + "/people.csv"
        try PeopleSheet(rows: rows).write(to: path, columns: PeopleSheet.batchColumns)
        var sheet = try Data(contentsOf: URL(fileURLWithPath: path))
        let template = PeopleSheet(rows: rows, mobile: "1380013")
        for number in rows..<rows + Self.mistakes {
            let cells = template.cells(PeopleSheet.batchColumns, number)
            sheet.append(Data((cells.joined(separator: ",") + "\n").utf8))
        }
        // A directory that is not there: what it would say is no part of these figures.
        let access = DirectoryAccess(
            directory: "https://directory.invalid",
            appID: nil,
            secretFile: nil,
            environment: [:]
        )
        return try await ConsoleClient.serving(folder + "/state", access) { [sheet] client in
            let (address, first) = try await timed(name + " first page", rows: rows) {
                let address = try await client.drop(sheet, named: "people.csv")
                _ = try await client.get(address)
                return address
            }
            let (problems, second) = try await timed(name + " problems", rows: rows) {
                try await client.get(address + "/problems")
            }
            let grid = try ConsoleClient.found(
                #"href="(/sheets/[a-z0-9]+/rows\?[^"]*column=mobile[^"]*)""#,
                in: problems
            )
            let rowsPage = try await client.get(grid)
            let field = try ConsoleClient.found(#"name="(c[0-9]+\.[0-9]+\.[0-9a-f]{8})" value="1380013""#, in: rowsPage)
            let (corrected, third) = try await timed(name + " cell", rows: 1) {
                try await client.get(client.post(grid, "\(field)=13800013164"))
            }
            guard corrected.contains("Corrected: 1.") else { throw BenchmarkError.wrongResult("no cell was corrected") }
            let (again, fourth) = try await timed(name + " grid", rows: 50) { try await client.get(grid) }
            guard again.contains("data-grid") else { throw BenchmarkError.wrongResult("no grid") }
            return [
                first.beside(nil, Target(seconds: 1)), second.beside(nil, Target(seconds: 2)),
                third.beside(nil, Target(seconds: 0.1)), fourth.beside(nil, Target(peakMiB: 300, seconds: 0.05)),
            ]
        }
    }

    /// The same run twice: by itself, and with its page open.
    private func watching(_ name: String) async throws -> [Measure] {
        let alone = try await run(name + " run", isWatched: false)
        return [try await run(name + " run, watched", isWatched: true).beside(alone, Target(costPerRow: 1.02)), alone]
    }

    private func run(_ name: String, isWatched: Bool) async throws -> Measure {
        let place = folder + (isWatched ? "/watched" : "/alone")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try PeopleSheet(rows: rowsOfRun).write(to: place + "/people.csv", columns: PeopleSheet.batchColumns)
        return try await OwnDirectory.serving(people: rowsOfRun, in: place) { directory in
            let job = place + "/job.yaml"
            try Data(Self.job(of: directory).utf8).write(to: URL(fileURLWithPath: job))
            let access = DirectoryAccess(
                directory: nil,
                appID: nil,
                secretFile: nil,
                environment: ["ROSTER_APP_ID": directory.app.appID, "ROSTER_APP_SECRET": directory.app.appSecret]
            )
            return try await ConsoleClient.serving(place + "/state", access, job: job) { client in
                let run = try ConsoleClient.found("/runs/([^/]+)/plan", in: try await client.post("/job/plan", ""))
                _ = try await client.get("/runs/\(run)/events")
                let (state, measure) = try await timed(name, rows: rowsOfRun) {
                    _ = try await client.post("/runs/\(run)/release", "name=127.0.0.1:\(directory.port)")
                    if isWatched { _ = try await client.get("/runs/\(run)/events") }
                    return try await Self.end(of: run, in: place + "/state")
                }
                guard state == .finished else { throw BenchmarkError.wrongResult("the run is \(state)") }
                return measure
            }
        }
    }

    /// How the run stands once no process is at work on it; to look costs next to nothing.
    private static func end(of run: String, in folder: String) async throws -> RunState {
        let history = try RunHistory(stateFolder: folder)
        while true {
            let state = try await history.record(of: run).state
            let isAtWork = await history.ledger.isOwned(run: run)
            if state != .planned, state != .running, !isAtWork { return state }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private static func job(of directory: OwnDirectory) -> String {
        """
        job: benchmark
        directory: \(directory.address)
        steps:
          - { subject: people, source: people.csv, match: employee_no, mode: upsert, allow_new: [city, job_title] }
        submit: single
        limits: { rates: off }

        """
    }
}
