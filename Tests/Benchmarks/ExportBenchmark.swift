import Foundation
import JobModel

/// An export of people with every field and seven attributes set, and a bare loop over the same pages as its yardstick.
struct ExportBenchmark {
    let people: Int
    let folder: String
    /// Times that each is done.
    var runs = 3

    /// As many that each has more than a page of people.
    private var departments: [String] { (0..<min(100, max(1, people / 100))).map { "d\($0)" } }

    struct Round {
        var bare: Measure
        var export: Measure
        /// The same export as a run, with its checkpoints in a ledger.
        var run: Measure
    }

    /// Each export with the bare loop before it: in turn, because a machine has other things to do as well.
    func rounds() async throws -> [Round] {
        try await OwnDirectory.serving(company, in: folder) { try await rounds($0) }
    }

    private func rounds(_ own: OwnDirectory) async throws -> [Round] {
        let requests = try await BareRequests(own.address, app: own.app)
        let rich = RichPeople(seed: 17, departments: departments)
        // Leaders first: nobody can be led by somebody who is not there yet.
        var done = 0
        while done < people {
            let next = min(people, max(1, done * 10))
            try await requests.create(done..<next) { rich.body($0) }
            done = next
        }
        var rounds: [Round] = []
        for number in 0..<runs {
            let bare = try await Self.measured("export, bare loop", people) {
                try await BarePages(requests: requests, address: own.address).read(of: departments)
            }
            // Fifty people a page: with fewer pages somebody was not read.
            guard bare.calls >= (people + 49) / 50 else { throw BenchmarkError.wrongResult("\(bare.calls) pages") }
            let job = OwnDirectory.exportJob
            let export = try await Self.measured("export", people) {
                try await own.export(job, people: people, to: "\(folder)/export-\(number)")
            }
            let run = try await Self.measured("export as a run", people) {
                try await own.exportAsRun(job, people: people, to: "\(folder)/run-\(number)")
            }
            rounds.append(Round(bare: bare, export: export, run: run))
        }
        return rounds
    }

    /// Of work that says how many calls it made.
    private static func measured(_ name: String, _ people: Int, _ work: () async throws -> Int) async throws -> Measure
    {
        var (calls, measure) = try await timed(name, rows: people, work)
        measure.calls = calls
        return measure
    }

    private var company: String {
        let listed = departments.map { "{ department_id: \($0), name: \($0) }" }.joined(separator: ", ")
        return OwnDirectory.company(departments: listed) + "\n    custom_attrs: \(RichPeople.definitions)\n"
    }
}
