import JobEngine

/// On a page of a run: that somebody still looks at all of its rows, and that the page says more afterwards.
struct LookNote: Sendable {
    let words: String
    /// Tells when that is over.
    let events: String
    /// Where the page is.
    let address: String
    let again: String

    /// `nil` where nobody has to look at its rows any more.
    init?(_ run: RunStatus, at address: String, _ frame: PageFrame) {
        guard run.isBeingLookedAt else { return nil }
        self.address = address
        events = "/runs/\(run.run)/looked-at"
        words = frame.say(
            "The run is large: its rows are being looked at, to say why some did not succeed and what can be done. This page changes when that is over.",
            "该运行行数较多，正在逐行查看，以说明部分行未成功的原因和后续做法；完成后此页面会更新。"
        )
        again = frame.say("Load the page again", "重新加载页面")
    }

    /// On the list of runs: that the rows of some are still counted.
    ///
    /// - Returns: `nil` where those of all are.
    init?(countingRowsOf runs: [RunStatus], at address: String, _ frame: PageFrame) {
        guard runs.contains(where: \.isBeingLookedAt) else { return nil }
        self.address = address
        events = "/looked-at"
        words = frame.say(
            "The rows of large runs are being counted. This page changes when that is over.",
            "正在统计大型运行的行数；完成后此页面会更新。"
        )
        again = frame.say("Load the page again", "重新加载页面")
    }
}
