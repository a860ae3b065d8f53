import JobEngine
import JobModel
import JobSession
import Wording

/// Which part of its way a run is at: plan, release, the rows that go first, all rows, results.
struct RunStages: Sendable {
    private let run: RunStatus
    /// How many rows go first; none where that would be all of them.
    private let canary: Int

    init(_ run: RunStatus, canary: Int) {
        self.run = run
        let most = run.steps.map { Self.sent($0) + $0.open }.max() ?? 0
        self.canary = most > canary ? canary : 0
    }

    /// None of a run that has ended without a release: it never was at most of them.
    func all(on frame: PageFrame) -> [RunLivePart.Stage] {
        let isReleased = run.confirmation != nil && run.confirmation != RunConfirmation.notNeeded.rawValue
        guard isReleased || run.state != RunState.finished.rawValue else { return [] }
        let words = [
            LocalizedText(en: "Plan", zh: "计划"), LocalizedText(en: "Release", zh: "发布"),
            LocalizedText(en: "First \(canary, "row") as a trial", zh: "先试 \(canary) 行"),
            LocalizedText(en: "All rows", zh: "全部行"), LocalizedText(en: "Results", zh: "结果"),
        ]
        // A run that sends no row on trial has no such stage.
        return words.enumerated().filter { canary > 0 || $0.offset != Self.trial }.map { place, words in
            RunLivePart.Stage(words: frame.words(words), isNow: place == current, isDone: place < current)
        }
    }

    /// The place of the stage that it is at; beyond the last where it has ended.
    private var current: Int {
        switch RunState(rawValue: run.state) {
        case .planning, nil: 0
        case .planned: 1
        case .running, .stopped: isOnTrial ? Self.trial : Self.trial + 1
        case .written: Self.trial + 2
        case .finished: Self.trial + 3
        }
    }

    /// The rows that settled while they were planned are none of those that go first.
    private var isOnTrial: Bool {
        guard let step = run.currentStep, canary > 0 else { return false }
        return Self.sent(step) < canary && step.open > 0
    }

    private static func sent(_ step: RunStatus.Step) -> Int {
        [Outcome.created, .updated, .defective, .failed, .unknown].reduce(0) { $0 + step.count($1) }
    }

    private static let trial = 2
}
