/// In place of a page that needs a look at the whole of a large sheet, or an answer of the directory: it is on its way.
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
    /// The page as it is without what is waited for; `nil` where it is nothing without.
    let skip: String?
    let skipWords: String

    init(sheet: StoredSheet, at step: WaveSteps.Step, address: String, frame: PageFrame) {
        self.init(
            sheet,
            at: step,
            address,
            words: frame.say(
                "This sheet is large: it is being read. This page changes when that is over.",
                "表格较大，正在读取；完成后此页面会更新。"
            ),
            skip: nil,
            frame
        )
    }

    /// In place of the page of values, while the directory is asked which of them it has.
    init(asking directory: String, of sheet: StoredSheet, address: String, frame: PageFrame) {
        let name = frame.name(of: directory)
        self.init(
            sheet,
            at: .values,
            address,
            words: frame.say(
                "The console asks \(name) which departments, job titles and cities it has; nothing is written. This page changes when the answer is here.",
                "正在向\(name)查询已有的部门、职务和城市，不写入任何内容；得到答复后此页面会更新。"
            ),
            skip: FormAddress.of("/sheets/\(sheet.id)/values", [Self.unasked]),
            frame
        )
    }

    /// The field of an address that wants the page of values as it is without the directory.
    static let unasked = ("ask", "no")

    private init(
        _ sheet: StoredSheet,
        at step: WaveSteps.Step,
        _ address: String,
        words: String,
        skip: String?,
        _ frame: PageFrame
    ) {
        self.frame = frame
        self.address = address
        (self.words, self.skip) = (words, skip)
        id = sheet.id
        title = sheet.name
        steps = WaveSteps(sheet.id, at: step, frame)
        again = frame.say("Load the page again", "重新加载页面")
        skipWords = frame.say("Go on without the directory", "不等待，继续")
    }
}
