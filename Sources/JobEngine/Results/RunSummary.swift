import Foundation
package import JobModel
package import Wording

/// What became of a run: `summary.json`, and what `import --json` prints.
///
/// Source of the keys: Decisions, "Names that programs rely on".
package struct RunSummary: Sendable, Codable, Equatable {
    package var run: String
    package var job: String
    package var parent: String?
    /// ISO 8601, UTC.
    package var started: String
    package var ended: String?
    package var exit: Int
    package var rows = 0
    package var leftOut = 0
    /// All eight, also those that did not occur.
    package var outcomes: [String: Int] = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, 0) })
    /// How often each code stands beside a row that did not succeed.
    package var codes: [String: Int] = [:]
    /// Why rows did not succeed, the most frequent reason first.
    package var reasons: [RunReason] = []
    package var files: [String] = []
    /// Where the time went; `nil` where the results were written out again later.
    package var time: RunTime?
    /// When it was planned, released and ended; for the report, not part of the file.
    package var times: RunTimes?

    /// Rows that did not succeed.
    package var notWell: Int {
        Outcome.allCases.filter { !$0.isSuccess }.reduce(0) { $0 + (outcomes[$1.rawValue] ?? 0) }
    }
    /// Why the run stopped before its end; for the screen, not part of the file.
    package var note: LocalizedText?
    /// How the directory was read for the plan, by the process that planned; not part of the file.
    package var reading: DirectoryReading?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case run
        case job
        case parent
        case started
        case ended
        case exit
        case rows
        case leftOut = "left_out"
        case outcomes
        case codes
        case reasons
        case files
        case time
    }

    package init(_ facts: RunFacts) {
        run = facts.run
        job = facts.job
        parent = facts.parent
        started = Self.text(facts.started)
        ended = facts.ended.map(Self.text)
        exit = facts.exit
        time = facts.time
        times = facts.times
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(run, forKey: .run)
        try values.encode(job, forKey: .job)
        // Every key is there, `null` where it has no value: the shape is relied on.
        try values.encode(parent, forKey: .parent)
        try values.encode(started, forKey: .started)
        try values.encode(ended, forKey: .ended)
        try values.encode(exit, forKey: .exit)
        try values.encode(rows, forKey: .rows)
        try values.encode(leftOut, forKey: .leftOut)
        try values.encode(outcomes, forKey: .outcomes)
        try values.encode(codes, forKey: .codes)
        try values.encode(reasons, forKey: .reasons)
        try values.encode(files, forKey: .files)
        try values.encode(time, forKey: .time)
    }

    package func count(_ outcome: Outcome) -> Int { outcomes[outcome.rawValue] ?? 0 }

    package mutating func note(_ row: ResultRow) {
        outcomes[row.outcome.rawValue, default: 0] += 1
        if !row.outcome.isSuccess, let code = row.code { codes[code, default: 0] += 1 }
    }

    private static func text(_ unixSeconds: Double) -> String {
        Date(timeIntervalSince1970: unixSeconds).formatted(.iso8601)
    }
}

/// What a summary needs to know of a run besides its rows.
package struct RunFacts: Sendable, Equatable {
    package var run: String
    package var job: String
    package var parent: String?
    /// Unix seconds.
    package var started: Double
    package var ended: Double?
    package var exit: Int
    package var time: RunTime?
    package var times: RunTimes?

    package init(
        run: String,
        job: String,
        parent: String? = nil,
        started: Double,
        ended: Double?,
        exit: Int,
        time: RunTime? = nil,
        times: RunTimes? = nil
    ) {
        self.run = run
        self.job = job
        self.parent = parent
        self.started = started
        self.ended = ended
        self.exit = exit
        self.time = time
        self.times = times
    }
}
