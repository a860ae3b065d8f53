/// In place of a page that a look at the whole of a large sheet is needed for: it is being taken.
struct WaitingPage: ConsolePage {
    static let template = "waiting"

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    let words: String
    /// Where the page is that was asked for.
    let address: String
    let again: String

    init(sheet: StoredSheet, at step: WaveSteps.Step, address: String, frame: PageFrame) {
        self.frame = frame
        self.address = address
        id = sheet.id
        title = sheet.name
        steps = WaveSteps(sheet.id, at: step, frame)
        words = frame.say(
            "This sheet is large: it is being read. This page changes when that is over.",
            "表格较大，正在读取；完成后此页面会更新。"
        )
        again = frame.say("Load the page again", "重新加载页面")
    }
}
