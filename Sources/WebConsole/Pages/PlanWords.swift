import Wording

/// What a plan's page calls its parts.
struct PlanWords: Sendable {
    let counts: String
    let kind: String
    let count: String
    let total: String
    let effects: String
    let time: String
    let warnings: String
    let rows: String
    let show: String
    let step: String
    let search: String
    let apply: String
    let headings: [String]
    let next: String
    let first: String
    let release: String
    let download: String
    let run: String
    let none: String

    init(_ frame: PageFrame) {
        counts = frame.say("What becomes of the rows", "各行将如何处理")
        kind = frame.say("What", "处理")
        count = frame.say("Rows", "行数")
        total = frame.say("all rows", "总行数")
        effects = frame.say("What happens besides", "同时发生")
        time = frame.say("How long it takes", "所需时间")
        warnings = frame.say("Warnings and repairs", "提醒与修正")
        rows = frame.say("Row by row", "逐行")
        show = frame.say("Show", "显示")
        step = frame.say("Step", "步骤")
        search = frame.say("That holds", "包含")
        apply = frame.say("Filter", "筛选")
        headings = [
            frame.say("Row", "行"), frame.say("Key", "标识"), frame.say("What", "处理"),
            frame.say("Field by field", "逐字段"),
        ]
        next = frame.say("Next rows", "后面的行")
        first = frame.say("From the first row", "从第一行开始")
        release = frame.say("Go on to the release", "前往发布")
        download = frame.say("Download the plan", "下载计划")
        run = frame.say("The run", "该运行")
        none = frame.say("No row is like that.", "没有符合条件的行。")
    }
}
