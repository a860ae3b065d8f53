import Foundation
import JobEngine
import JobModel
import JobSession

/// The pages of a sheet and of runs of very many rows, each asked for three times, as one reader comes to them.
struct LargeConsoleBenchmark {
    let rows: Int
    let folder: String

    /// Rows whose gender is none, and rows whose mobile is.
    private var mistakes: Int { max(60, rows / 100) }
    /// What the directory has: a new city would be asked for on the page of values.
    private static let columns = PeopleSheet.batchColumns.filter { $0 != "city" }
    private let name = "large console"
    /// Of any page.
    private let bound = Target(peakMiB: 300, seconds: 0.2)
    private let boundOfGrid = Target(peakMiB: 300, seconds: 0.05)
    private let boundOfCell = Target(peakMiB: 300, seconds: 0.1)

    /// The pages of a dropped sheet, up to those of its plan.
    func sheet() async throws -> [Measure] {
        try await serving { client, _ in
            let (address, dropped) = try await timed("\(name), the drop", rows: rows) {
                try await client.drop(fileAt: folder + "/people.csv", named: "people.csv")
            }
            return try await [dropped] + pages(of: address, client) + corrections(of: address, client)
                + plan(of: address, client)
        }
    }

    /// The pages of a run of a job, from its release on.
    func run() async throws -> [Measure] {
        try await serving { client, directory in try await run(client, on: directory) }
    }

    /// A console beside a directory of its own, opened with a job of the sheet.
    private func serving(
        _ body: @Sendable (ConsoleClient, OwnDirectory) async throws -> [Measure]
    ) async throws -> [Measure] {
        let sheet = folder + "/people.csv"
        try PeopleSheet(rows: rows).write(to: sheet, columns: Self.columns)
        try addMistakes(to: sheet)
        return try await OwnDirectory.serving(people: rows, in: folder) { directory in
            let job = folder + "/job.yaml"
            try Data(Self.job.utf8).write(to: URL(fileURLWithPath: job))
            let access = DirectoryAccess(
                directory: directory.address,
                appID: nil,
                secretFile: nil,
                environment: ["ROSTER_APP_ID": directory.app.appID, "ROSTER_APP_SECRET": directory.app.appSecret]
            )
            return try await ConsoleClient.serving(folder + "/state", access, job: job) { client in
                try await body(client, directory)
            }
        }
    }

    /// What a reader looks at before anything is corrected.
    private func pages(of sheet: String, _ client: ConsoleClient) async throws -> [Measure] {
        let first = try await timed("\(name), the first page", rows: rows) { try await client.get(sheet) }
            .measure.beside(nil, Target(peakMiB: 300, seconds: 1))
        try await read(sheet, client)
        var measures = [first]
        for (title, path) in [("how it is read", ""), ("columns", "/columns"), ("values", "/values")] {
            measures.append(try await page(title, sheet + path, client, times: 1))
            try await read(sheet, client)
            measures.append(try await page("\(title), again", sheet + path, client))
        }
        measures.append(try await page("problems", sheet + "/problems", client, times: 1))
        try await read(sheet, client)
        measures.append(try await page("problems, again", sheet + "/problems", client))
        return try await measures + grids(of: ["mobile", "gender"], "", of: sheet, client)
    }

    /// The first, the middle and the last page of the rows of both causes.
    private func grids(
        of columns: [String],
        _ when: String,
        of sheet: String,
        _ client: ConsoleClient
    ) async throws -> [Measure] {
        let problems = try await problems(of: sheet, client)
        var measures: [Measure] = []
        for column in columns {
            let grid = try Self.grid(of: column, in: problems)
            for (title, from) in [("first", 0), ("middle", mistakes / 2), ("last", mistakes - 1)] {
                let title = "grid of \(column), \(title) page\(when)"
                measures.append(try await page(title, "\(grid)&from=\(from)", client, boundOfGrid))
            }
        }
        return measures
    }

    /// Corrected cells; one value for all rows of a cause, and pages after it; the last one is undone.
    private func corrections(of sheet: String, _ client: ConsoleClient) async throws -> [Measure] {
        var measures: [Measure] = []
        let grid = try Self.grid(of: "mobile", in: await problems(of: sheet, client))
        for number in 1...3 {
            let page = try await client.get(grid)
            let pattern = #"name="(c[0-9]+\.[0-9]+\.[0-9a-f]{8})" value="1380013""#
            let field = try ConsoleClient.found(pattern, in: page)
            let (corrected, measure) = try await timed("\(name), a corrected cell (\(number))", rows: 1) {
                try await client.get(client.post(grid, "\(field)=1790000\(1000 + number)"))
            }
            guard corrected.contains("Corrected: 1.") else { throw BenchmarkError.wrongResult("no cell was corrected") }
            measures.append(measure.beside(nil, boundOfCell))
        }
        measures.append(try await page("problems right after it", sheet + "/problems", client))
        try await read(sheet, client)
        let genders = try Self.grid(of: "gender", in: await problems(of: sheet, client))
        let form = try Self.oneValue(in: await client.get(genders))
        let (all, forAll) = try await timed("\(name), one value for \(mistakes) rows", rows: mistakes) {
            try await client.get(client.post(genders.replacing("/rows?", with: "/all?"), "\(form)&value=1"))
        }
        guard all.contains("Corrected: ") else { throw BenchmarkError.wrongResult("no cells were corrected") }
        measures.append(forAll)
        let after = ", \(mistakes) corrections"
        measures.append(try await page("problems right after them\(after)", sheet + "/problems", client))
        try await read(sheet, client)
        measures.append(try await page("problems\(after)", sheet + "/problems", client))
        for (title, path) in [("how it is read", ""), ("columns", "/columns"), ("values", "/values")] {
            measures.append(try await page(title + after, sheet + path, client))
        }
        measures += try await grids(of: ["mobile"], after, of: sheet, client)
        measures.append(try await page("sheets\(after)", "/sheets/new", client))
        return measures
    }

    /// The plan of the sheet, which is not released.
    private func plan(of sheet: String, _ client: ConsoleClient) async throws -> [Measure] {
        var measures = [try await page("before a plan", sheet + "/plan", client)]
        try setLimitsOff(of: sheet)
        let (run, planning) = try await timed("\(name), planning", rows: rows) {
            let run = try ConsoleClient.found("/runs/([^/]+)/plan", in: try await client.post(sheet + "/plan", ""))
            try await whenPlanned(run, client)
            return run
        }
        measures.append(planning)
        let (plan, results) = ("/runs/\(run)/plan", "/runs/\(run)/results")
        for (title, path) in [
            ("plan", plan), ("what it cannot send", "\(plan)?show=invalid"), ("a search in it", "\(plan)?text=b4711"),
            ("release", "/runs/\(run)/release"), ("a planned run", "/runs/\(run)"), ("its results", results),
            ("problems beside a plan", sheet + "/problems"), ("runs", "/"), ("sheets", "/sheets/new"),
        ] {
            measures.append(try await page("\(title), at first", path, client, times: 1))
            try await counted(run, client)
            measures.append(try await page(title, path, client))
        }
        return measures
    }

    /// A run of the job, with the rows that cannot be sent, from its release to its results.
    private func run(_ client: ConsoleClient, on directory: OwnDirectory) async throws -> [Measure] {
        let run = try ConsoleClient.found("/runs/([^/]+)/plan", in: try await client.post("/job/plan", ""))
        try await whenPlanned(run, client)
        _ = try await client.post("/runs/\(run)/release", "name=127.0.0.1:\(directory.port)")
        var measures = [
            try await page("a run at work", "/runs/\(run)", client),
            try await page("runs beside it", "/", client),
        ]
        _ = try await client.get("/runs/\(run)/events")
        let results = "/runs/\(run)/results"
        for (title, path) in [
            ("a run that ended", "/runs/\(run)"), ("results", results),
            ("rows of an outcome", "\(results)?outcome=invalid"),
            ("rows with a code", "\(results)?code=mobile.malformed"), ("rows with a text", "\(results)?text=b4711"),
            ("a row", "/runs/\(run)/rows/1/\(rows / 2)"), ("runs after it", "/"),
        ] {
            measures.append(try await page("\(title), at first", path, client, times: 1))
            try await counted(run, client)
            measures.append(try await page(title, path, client))
        }
        return measures
    }

    /// A page, each time a request of its own: the median.
    private func page(
        _ title: String,
        _ path: String,
        _ client: ConsoleClient,
        _ target: Target? = nil,
        times: Int = 3
    ) async throws -> Measure {
        var measures: [Measure] = []
        for _ in 0..<times {
            let (page, measure) = try await timed("\(name), \(title)", rows: 1) { try await client.get(path) }
            guard page.utf8.count <= Self.pageLimit else {
                throw BenchmarkError.wrongResult("\(path) has \(page.utf8.count) bytes")
            }
            measures.append(measure)
        }
        let measure = measures.sorted { $0.seconds < $1.seconds }[times / 2].beside(nil, target ?? bound)
        // The whole takes minutes.
        if rows >= 100_000 { FileHandle.standardError.write(Data((measure.sentence + "\n").utf8)) }
        return measure
    }

    /// The page of problems once the sheet has been read.
    private func problems(of sheet: String, _ client: ConsoleClient) async throws -> String {
        _ = try await client.get(sheet + "/problems")
        try await read(sheet, client)
        return try await client.get(sheet + "/problems")
    }

    /// Until nothing reads the sheet behind its pages.
    private func read(_ sheet: String, _ client: ConsoleClient) async throws {
        _ = try await client.get(sheet + "/read")
    }

    /// Until nothing counts rows behind the pages of runs.
    private func counted(_ run: String, _ client: ConsoleClient) async throws {
        _ = try await client.get("/runs/\(run)/looked-at")
        _ = try await client.get("/looked-at")
    }

    private func whenPlanned(_ run: String, _ client: ConsoleClient) async throws {
        _ = try await client.get("/runs/\(run)/events")
        let state = try await RunHistory(stateFolder: folder + "/state").record(of: run).state
        guard state == .planned else {
            throw BenchmarkError.wrongResult("the run is \(state): \(try await client.get("/runs/\(run)/plan"))")
        }
        try await counted(run, client)
    }

    /// The limits of a tenant would make planning take as long as they say.
    private func setLimitsOff(of sheet: String) throws {
        let path = folder + "/state/console" + sheet + "/job.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard !text.contains("limits:") else { throw BenchmarkError.wrongResult(text) }
        try Data((text + "limits: { rates: off }\n").utf8).write(to: URL(fileURLWithPath: path))
    }

    private func addMistakes(to sheet: String) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: sheet))
        try file.seekToEnd()
        let mobiles = PeopleSheet(rows: rows, mobile: "1380013")
        let people = PeopleSheet(rows: rows)
        var text = ""
        for number in rows..<rows + 2 * mistakes {
            let isGender = number.isMultiple(of: 2)
            var cells = (isGender ? people : mobiles).cells(Self.columns, number)
            if isGender, let place = Self.columns.firstIndex(of: "gender") { cells[place] = "unbekannt" }
            text += cells.joined(separator: ",") + "\n"
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    /// The hidden fields of the form that gives all rows one value.
    private static func oneValue(in page: String) throws -> String {
        let fields = try ["shown", "reading", "place"].map { name in
            // The grid's own reading stands before that.
            let place = name == "reading" ? "" : #"id="all"[\s\S]*?"#
            let pattern = place + #"name="\#(name)" value="([^"]*)""#
            let value = try ConsoleClient.found(pattern, in: page)
            return "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        return fields.joined(separator: "&") + "&which=all&typed=yes"
    }

    private static func grid(of column: String, in problems: String) throws -> String {
        try ConsoleClient.found(##"href="(/sheets/[a-z0-9]+/rows\?[^"#]*column=\##(column)[^"#]*)"##, in: problems)
    }

    /// Without limits of a tenant: what is measured are pages.
    private static let job = """
        job: benchmark
        steps:
          - { subject: people, source: people.csv, match: employee_no, mode: upsert, allow_new: [city, job_title] }
        submit: batch
        limits: { rates: off, batch_rate: 10000/s, batch_items: 200 }

        """
    /// Bytes; of any page.
    private static let pageLimit = 100_000
}
