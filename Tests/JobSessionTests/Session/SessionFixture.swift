import Foundation
import JobEngine
import JobLedger
import JobModel
import JobSession

/// An import of three departments into an embedded directory of the test's own.
struct SessionFixture {
    let ledger: any LedgerStore
    let session: ImportSession
    private let folder: String

    init(folder: String) throws {
        self.folder = folder
        let sheet = "department_id,name\nalpha,Alpha\nbeta,Beta\ngamma,Gamma\n"
        try sheet.write(toFile: folder + "/departments.csv", atomically: true, encoding: .utf8)
        let connector = Connector(
            access: DirectoryAccess(directory: "embedded", appID: nil, secretFile: nil, environment: [:]),
            stateFolder: folder + "/state",
            folder: folder
        ) { _ in }
        ledger = try SQLiteLedger.inMemory()
        session = ImportSession(ledger: ledger, connect: { try await connector.connect($0) })
    }

    func run() async throws -> SessionEnd {
        var job = JobDefinition(job: "three")
        job.limits.rates = .off
        job.steps = [StepDefinition(subject: .departments, source: "departments.csv", match: "department_id")]
        let (folder, definition) = (folder, job)
        return try await session.run { engine in
            let handle = try await engine.startRun(job: definition, folder: folder, out: folder + "/out")
            return RunStart(handle: handle, needsPlan: true)
        }
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
