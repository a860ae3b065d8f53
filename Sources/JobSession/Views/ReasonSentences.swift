package import JobEngine
import JobModel
package import Wording

/// Why rows of a run did not succeed, grouped, as any face says it.
///
/// What was said of the rows themselves is in the language in which the status was asked for.
package struct ReasonSentences: Sendable, Equatable {
    /// Each reason with the first of its rows, and what to do.
    package var reasons: [Reason]
    /// How many reasons more there are.
    package var hidden: Int

    package struct Reason: Sendable, Equatable {
        package var sentence: LocalizedText
        /// The same for the console's pages, which show the rows themselves and name no file: what is wrong comes first.
        package var pageSentence: LocalizedText
        /// The directory's code, or one of Roster's own, which a page says in small print.
        package var code: String?
        package var remedy: String?
        /// The same in the words of the console's pages.
        package var pageRemedy: String?
    }

    /// - Parameters:
    ///   - all: The reasons, the most frequent first.
    ///   - limit: How many are said.
    package init(_ all: [RunReason], showing limit: Int = 5) {
        reasons = all.prefix(limit).map {
            Reason(
                sentence: Self.sentence(
                    of: $0,
                    others: LocalizedText(en: "other problems; failed.csv names them", zh: "其他问题，见 failed.csv")
                ),
                pageSentence: Self.pageSentence(of: $0),
                code: $0.code,
                remedy: $0.remedy,
                pageRemedy: $0.pageRemedy ?? $0.remedy
            )
        }
        hidden = max(0, all.count - limit)
    }

    /// That there are more than are said; `nil` where all are.
    package var more: LocalizedText? {
        guard hidden > 0 else { return nil }
        return LocalizedText(
            en: "… and \(hidden) more reasons: see results.csv",
            zh: "……另有 \(hidden) 种原因，见 results.csv"
        )
    }

    /// The same as a link of a page, which leads to the rows.
    package var moreOnPage: LocalizedText? {
        guard hidden > 0 else { return nil }
        return LocalizedText(en: "… and \(hidden) more reasons: see the rows", zh: "……另有 \(hidden) 种原因，查看这些行")
    }

    /// Of a plan that is not released.
    package static let titleOfPlan = LocalizedText(en: "Why rows would not be sent:", zh: "不会发送的原因：")

    package static let title = LocalizedText(en: "Why rows did not succeed:", zh: "未成功的原因：")

    private static func pageSentence(of reason: RunReason) -> LocalizedText {
        let outcome = Outcome(rawValue: reason.outcome)?.words ?? LocalizedText(said: reason.outcome)
        let rows = Excerpt(shown: reason.firstRows, of: reason.rows).rows
        let problem =
            reason.problem.map { LocalizedText(en: $0, zh: $0) } ?? LocalizedText(en: "other problems", zh: "其他问题")
        let step = StepName.words(reason.step)
        return LocalizedText(
            en: "\(problem.en) · \(step.en): \(reason.rows) \(outcome.en), \(rows.en)",
            zh: "\(problem.zh) · \(step.zh)：\(outcome.zh) \(reason.rows) 行，\(rows.zh)"
        )
    }

    private static func sentence(of reason: RunReason, others: LocalizedText) -> LocalizedText {
        let outcome = Outcome(rawValue: reason.outcome)?.words ?? LocalizedText(said: reason.outcome)
        let rows = Excerpt(shown: reason.firstRows, of: reason.rows).rows
        let code = reason.code.map { " [\($0)]" } ?? ""
        let problem = reason.problem.map { LocalizedText(en: $0, zh: $0) } ?? others
        return LocalizedText(
            en: "\(reason.step): \(reason.rows) \(outcome.en) · \(rows.en): \(problem.en)\(code)",
            zh: "\(reason.step)：\(outcome.zh) \(reason.rows) 行 · \(rows.zh)：\(problem.zh)\(code)"
        )
    }
}
