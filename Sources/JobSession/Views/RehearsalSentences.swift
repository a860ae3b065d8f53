import JobEngine
import JobModel
package import Wording

/// What there is to say of a rehearsal, in both languages, for any face.
package struct RehearsalSentences: Sendable {
    private let rehearsal: Rehearsal

    package init(_ rehearsal: Rehearsal) { self.rehearsal = rehearsal }

    package static let title = LocalizedText(
        en: "Rehearsed; nothing was written to the directory. The import would end like this:",
        zh: "演练完成；未向目录写入任何内容。正式导入的结果将是："
    )

    package var origin: LocalizedText {
        LocalizedText(en: "The copy was made from \(rehearsal.origin).", zh: "演练副本来自 \(rehearsal.origin)。")
    }

    package static let unknownTitle = LocalizedText(en: "What a rehearsal cannot know:", zh: "演练无法得知：")

    package var invitations: LocalizedText {
        let count = rehearsal.invitations.count
        guard count > 0 else { return LocalizedText(en: "Nobody gets an invitation.", zh: "没有人会收到邀请。") }
        let (mobile, mail) = (rehearsal.invitedByMessage, rehearsal.invitedByMail)
        return LocalizedText(
            en:
                "\(count, "person gets", "people get") an invitation: \(mobile, "has", "have") a mobile number for a message, \(mail) an email address; "
                + "invitations.csv lists them.",
            zh: "\(count) 人将收到邀请：其中 \(mobile) 人有手机号可收短信，\(mail) 人有邮箱；名单见 invitations.csv。"
        )
    }

    package var calls: LocalizedText {
        let effort = rehearsal.effort
        let (total, reading) = (effort.totalCalls, effort.readingCalls)
        return LocalizedText(
            en:
                "\(total, "call") of the month: \(reading) to read for the plan, \(total - reading) to write and look after; "
                + "\(effort.throttled) throttled.",
            zh: "占用当月 \(total) 次调用：制定计划读取 \(reading) 次，写入及核对 \(total - reading) 次；被限流 \(effort.throttled) 次。"
        )
    }

    /// How long the real run takes, for the console's pages.
    package var timeOnPage: LocalizedText {
        let time = ApproximateTime.words(ofSeconds: rehearsal.effort.seconds)
        return LocalizedText(
            en: "The real run takes \(time.en), or longer where the network is slow.",
            zh: "正式导入\(time.zh)；网络较慢时会更久。"
        )
    }

    package var time: LocalizedText {
        let effort = rehearsal.effort
        let (english, chinese) = Self.span(effort.seconds)
        guard let endpoint = effort.limitingEndpoint else {
            return LocalizedText(
                en: "The real run takes about \(english), network aside; no limit makes it wait.",
                zh: "正式导入约需\(chinese)（不计网络耗时）；不会因限额而等待。"
            )
        }
        let windows = effort.limitingWindows
        let list =
            windows.isEmpty
            ? ("", "")
            : (": " + windows.map(\.en).joined(separator: ", "), "：" + windows.map(\.zh).joined(separator: "、"))
        return LocalizedText(
            en: "The real run takes about \(english), network aside; the limit of \(endpoint) decides\(list.0).",
            zh: "正式导入约需\(chinese)（不计网络耗时）；由 \(endpoint) 的限额决定\(list.1)。"
        )
    }

    private static func span(_ seconds: Double) -> (en: String, zh: String) {
        let whole = max(1, Int(seconds.rounded(.up)))
        guard whole >= 120 else { return ("\(whole) s", " \(whole) 秒") }
        guard whole >= 7200 else { return ("\(whole / 60) min \(whole % 60) s", " \(whole / 60) 分 \(whole % 60) 秒") }
        return ("\(whole / 3600) h \(whole / 60 % 60) min", " \(whole / 3600) 小时 \(whole / 60 % 60) 分")
    }
}
