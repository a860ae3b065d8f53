import DirectoryServer
import Foundation
import Glibc
import JobModel

/// An export of people with every field and seven attributes set, and a bare loop over the same pages as its yardstick.
struct ExportBenchmark {
    let people: Int
    let folder: String
    /// Times that each is done.
    var runs = 3

    /// As many that each has more than a page of people.
    private var departments: [String] { (0..<min(100, max(1, people / 100))).map { "d\($0)" } }

    /// What one piece of work took.
    struct Cost {
        var seconds: Double
        /// User and system time of the process, its directory server included.
        var processorSeconds: Double
        var calls: Int
    }

    /// Each export with the bare loop before it: in pairs, because a machine has other things to do as well.
    func costs() async throws -> [(bare: Cost, export: Cost)] {
        let company = try CompanyFile(yaml: company)
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(database: folder + "/directory.sqlite", company: company, rates: .off)
        )
        let costs: [(Cost, Cost)]
        do {
            let app = try EmbeddedDirectory.credentials(in: company)
            costs = try await pairs(OwnDirectory(directory: directory, folder: folder, app: app))
        } catch {
            try await directory.stop()
            throw error
        }
        try await directory.stop()
        return costs
    }

    private func pairs(_ own: OwnDirectory) async throws -> [(Cost, Cost)] {
        let address = "http://127.0.0.1:\(own.directory.port)"
        let requests = try await BareRequests(address, app: own.app)
        let rich = RichPeople(seed: 17, departments: departments)
        // Leaders first: nobody can be led by somebody who is not there yet.
        var done = 0
        while done < people {
            let next = min(people, max(1, done * 10))
            try await requests.create(done..<next) { rich.body($0) }
            done = next
        }
        var pairs: [(Cost, Cost)] = []
        for run in 0..<runs {
            let bare = try await Self.cost {
                try await BarePages(requests: requests, address: address).read(of: departments)
            }
            // Fifty people a page: with fewer pages somebody was not read.
            guard bare.calls >= (people + 49) / 50 else { throw BenchmarkError.wrongResult("\(bare.calls) pages") }
            var job = JobDefinition(job: "export")
            job.kind = .exporting
            job.limits.rates = .off
            let export = try await Self.cost {
                try await own.export(job, people: people, to: "\(folder)/export-\(run)")
            }
            pairs.append((bare, export))
        }
        return pairs
    }

    private static func cost(_ work: () async throws -> Int) async rethrows -> Cost {
        let (start, used) = (ContinuousClock.now, processorSeconds)
        let calls = try await work()
        return Cost(
            seconds: (ContinuousClock.now - start) / .seconds(1),
            processorSeconds: processorSeconds - used,
            calls: calls
        )
    }

    private static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    private var company: String {
        let listed = departments.map { "{ department_id: \($0), name: \($0) }" }.joined(separator: ", ")
        return OwnDirectory.company(departments: listed) + "\n    custom_attrs: \(RichPeople.definitions)\n"
    }
}
