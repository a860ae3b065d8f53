import JobModel

/// In place of a page that needs a look at the whole of a large sheet or run, or an answer of the directory: it is on its
/// way.
struct WaitingPage: ConsolePage {
    static let template = "waiting"

    let frame: PageFrame
    let title: String
    /// The steps of the sheet; `nil` for a run.
    let steps: WaveSteps?
    let hasSteps: Bool
    /// Tells when it is over.
    let events: String
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

    /// In place of the page of a file that came back, while it is held against its sheet.
    init(comparing upload: ReturnedUpload, with sheet: StoredSheet, address: String, frame: PageFrame) {
        self.init(
            sheet,
            at: .problems,
            address,
            words: frame.say(
                "\(upload.shown) is being read and compared with this sheet; nothing is taken by that. This page changes when that is over.",
                "正在读取 \(upload.shown) 并与此表格比对，尚未采用任何内容；完成后此页面会更新。"
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
        events = "/sheets/\(sheet.id)/read"
        title = sheet.name
        (steps, hasSteps) = (WaveSteps(sheet.id, at: step, frame), true)
        again = frame.say("Load the page again", "重新加载页面")
        skipWords = frame.say("Go on without the directory", "不等待，继续")
    }

    /// In place of a page that says how the rows of a run have ended.
    init(counting run: RunRecord, address: String, frame: PageFrame) {
        self.init(
            run,
            address,
            words: frame.say(
                "The run is large: its rows are being counted. This page changes when that is over.",
                "该运行行数较多，正在统计；完成后此页面会更新。"
            ),
            frame
        )
    }

    /// In place of a page that says whether the files of a plan are still what they were.
    init(reading run: RunRecord, address: String, frame: PageFrame) {
        self.init(
            run,
            address,
            words: frame.say(
                "The files of this plan are large: they are being read, to see whether they have changed. This page changes when that is over.",
                "该计划的文件较大，正在读取，以确认有无改动；完成后此页面会更新。"
            ),
            frame
        )
    }

    /// Between a form of a retry and its plan.
    init(retrying run: RunRecord, address: String, frame: PageFrame) {
        self.init(
            run,
            address,
            words: frame.say(
                "The run is large: the rows that are planned again are being read, and nothing is sent. This page goes on to their plan when that is over.",
                "该运行行数较多，正在读取要重新制定计划的行，不发送任何内容；完成后此页面会转到新的计划。"
            ),
            frame
        )
    }

    private init(_ run: RunRecord, _ address: String, words: String, _ frame: PageFrame) {
        self.frame = frame
        self.address = address
        self.words = words
        (steps, hasSteps, skip, skipWords) = (nil, false, nil, "")
        events = "/runs/\(run.id)/looked-at"
        let job = frame.job(run.job)
        title = frame.say("\(job), run \(run.id)", "\(job)，运行 \(run.id)")
        again = frame.say("Load the page again", "重新加载页面")
    }
}
