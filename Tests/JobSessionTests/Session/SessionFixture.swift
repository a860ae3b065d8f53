import Foundation
import JobEngine
import JobModel
import JobSession
import SQLiteLedger

/// An import of three departments into an embedded directory of the test's own.
struct SessionFixture {
    let ledger: any LedgerStore
    let session: ImportSession
    /// The job's file.
    let job: String
    private let folder: String

    init(
        folder: String,
        rows: String = "alpha,Alpha\nbeta,Beta\ngamma,Gamma\n",
        writesSheet: Bool = true
    ) throws {
        self.folder = folder
        job = folder + "/three.yaml"
        if writesSheet {
            let sheet = "department_id,name\n" + rows
            try sheet.write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
        }
        let definition = """
            job: three
            directory: embedded
            limits: {rates: off}
            steps:
              - {subject: departments, source: departments.csv, match: department_id}
            """
        try definition.write(toFile: job, atomically: true, encoding: .utf8)
        ledger = try SQLiteLedger.inMemory()
        session = ImportSession(ledger: ledger, connector: .embedded(in: folder))
    }

    func run() async throws -> SessionEnd {
        try await session.begin(ImportJob(.job(path: job)), results: folder + "/out")
    }
}

extension Connector {
    /// The way to an embedded directory of the test's own.
    static func embedded(in folder: String) -> Connector {
        Connector(
            access: DirectoryAccess(directory: "embedded", appID: nil, secretFile: nil, environment: [:]),
            stateFolder: folder + "/state",
            folder: folder
        )
    }
}

extension SessionEvent {
    /// Its kind, but for what only says how things stand at the moment.
    var milestone: String? {
        switch self {
        case .note: "note"
        case .work(.begun): "begun"
        case .work(.reading): "reading"
        case .work(.step(let name, _, let total)): "step \(name) of \(total)"
        case .work(.progress), .work(.waiting): nil
        case .planned(let plan): "planned \(plan.writes)"
        case .question: "question"
        case .answered(.yes(let giver)): "answered yes \(giver.rawValue)"
        case .answered(.no): "answered no"
        case .answered(.later): "answered later"
        case .resolved: "resolved"
        case .summary(let result): "summary \(result.summary.exit)"
        case .failed: "failed"
        }
    }
}

extension SessionEvents<SessionEvent> {
    /// All milestones to the end; `answer` is given to the question.
    func milestones(answering answer: SessionAnswer? = nil) async -> [String] {
        var all: [String] = []
        for await event in self {
            if let milestone = event.milestone { all.append(milestone) }
            if case .question(let question) = event, let answer { question.answer(answer) }
        }
        return all
    }
}
