package import JobEngine
import JobModel
package import Wording

/// What a plan says as a whole, in both languages, for any face.
package struct PlanSentences: Sendable {
    private let plan: PlanSummary

    package init(_ plan: PlanSummary) { self.plan = plan }

    /// Whose plan it is; a plan that is only looked at belongs to no run.
    package var heading: LocalizedText {
        let run = plan.run.isEmpty ? ("", "") : (", run \(plan.run)", "，运行 \(plan.run)")
        return LocalizedText(en: "Plan of \(plan.job)" + run.0, zh: "\(plan.job) 的计划" + run.1)
    }

    package var directory: LocalizedText {
        LocalizedText(en: "Directory \(plan.host) as \(plan.app)", zh: "目录 \(plan.host)，应用 \(plan.app)")
    }

    /// The part of the month's calls that the run needs; `nil` if the job states no number of calls.
    package var monthlyCalls: LocalizedText? {
        guard let calls = plan.monthlyCalls else { return nil }
        return LocalizedText(
            en: "Calls of the month: this run takes about \(calls.needed); Roster has made \(calls.made) of "
                + "\(calls.limit) as this app, so \(calls.left, "is", "are") left.",
            zh: "本月调用：本次约需 \(calls.needed) 次；Roster 以该应用已调用 \(calls.made) 次，额度 \(calls.limit) 次，剩余 \(calls.left) 次。"
        )
    }

    /// That the month's calls do not suffice; `nil` where they do.
    package var missingCalls: LocalizedText? {
        missing(going: LocalizedText(en: "`roster resume` goes on next month", zh: "下月用 roster resume 继续"))
    }

    /// The same for the console's pages.
    package var missingCallsOnPage: LocalizedText? {
        missing(going: LocalizedText(en: "you can go on with the run next month", zh: "下月可在该运行的页面继续"))
    }

    private func missing(going: LocalizedText) -> LocalizedText? {
        guard let calls = plan.monthlyCalls, !calls.isEnough else { return nil }
        return LocalizedText(
            en:
                "These calls do not suffice. Raise the quota, or import a part of the sheet; what is not written when they "
                + "end stays open, and \(going.en).",
            zh: "剩余调用次数不足。请提高额度，或先导入一部分；额度用完时未写入的行保持未完成，\(going.zh)。"
        )
    }

    /// How many rows are to be written, and how long the limits make that take.
    package var total: LocalizedText {
        let time = Self.duration(ofSeconds: plan.estimatedSeconds)
        return total(taking: LocalizedText(en: "about \(time.en)", zh: "约需 \(time.zh)"))
    }

    /// The same for the console's pages.
    package var totalOnPage: LocalizedText {
        let time = ApproximateTime.words(ofSeconds: plan.estimatedSeconds)
        return total(taking: LocalizedText(en: time.en, zh: "需\(time.zh)"))
    }

    private func total(taking time: LocalizedText) -> LocalizedText {
        guard plan.writes > 0 else { return LocalizedText(en: "Nothing is to be written.", zh: "没有需要写入的内容。") }
        return LocalizedText(
            en: "\(plan.writes, "row") to write; the limits make it take \(time.en).",
            zh: "需写入 \(plan.writes) 行；按限流\(time.zh)。"
        )
    }

    package static func duration(ofSeconds seconds: Double) -> LocalizedText {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return LocalizedText(en: "\(max(whole, 1)) s", zh: "\(max(whole, 1)) 秒") }
        let (minutes, hours) = (whole / 60 % 60, whole / 3600)
        return whole < 3600
            ? LocalizedText(en: "\(minutes) min \(whole % 60) s", zh: "\(minutes) 分 \(whole % 60) 秒")
            : LocalizedText(en: "\(hours) h \(minutes) min", zh: "\(hours) 小时 \(minutes) 分")
    }
}
