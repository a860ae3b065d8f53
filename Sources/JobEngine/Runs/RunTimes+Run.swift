import Foundation
import JobModel
import Wording

extension RunTimes {
    /// - Parameter run: As it stands; one that is under way has not ended, whenever it was stopped before.
    package init(_ run: RunStatus) {
        let isRunning = run.state == RunState.running.rawValue
        let isUnderWay = run.isUnderWay || isRunning && run.isAtWork != false
        // A plan that had nothing to send was not released.
        let isAsked = run.confirmation != RunConfirmation.notNeeded.rawValue
        let released = isAsked && run.export == nil ? run.released : nil
        let end = isUnderWay || isRunning ? nil : run.ended
        let begin = run.export == nil ? released : run.started
        let isStopped = run.state == RunState.stopped.rawValue
        self.init(
            [
                Self.made(run), released.map { Moment(words: LocalizedText(en: "Released", zh: "发布于"), time: $0) },
                end.map { Moment(words: isStopped ? Self.stop : Self.end, time: $0, isEnd: true) },
            ].compactMap(\.self),
            work: isAsked || run.export != nil ? run.work : nil,
            span: begin.flatMap { begin in end.flatMap { Self.seconds(from: begin, to: $0) } },
            isUnderWay: isUnderWay
        )
    }

    private static func made(_ run: RunStatus) -> Moment {
        guard run.export == nil else {
            return Moment(words: LocalizedText(en: "Begun", zh: "开始于"), time: run.started)
        }
        guard let planned = run.planned else {
            return Moment(words: LocalizedText(en: "Plan begun", zh: "开始制定计划于"), time: run.started)
        }
        return Moment(words: LocalizedText(en: "Plan made", zh: "计划制定于"), time: planned)
    }

    private static let stop = LocalizedText(en: "Stopped", zh: "停止于")
    private static let end = LocalizedText(en: "Ended", zh: "结束于")

    private static func seconds(from begin: String, to end: String) -> Double? {
        guard let begin = try? Date(begin, strategy: .iso8601), let end = try? Date(end, strategy: .iso8601) else {
            return nil
        }
        return max(0, end.timeIntervalSince(begin))
    }
}
