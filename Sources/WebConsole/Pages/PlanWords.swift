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
    let release: String
    let download: String
    let downloadHint: String
    let run: String

    init(_ frame: PageFrame) {
        counts = frame.say("What becomes of the rows", "各行将如何处理")
        kind = frame.say("What", "处理")
        count = frame.say("Rows", "行数")
        total = frame.say("all rows", "总行数")
        effects = frame.say("What happens besides", "同时发生")
        time = frame.say("How long it takes", "所需时间")
        warnings = frame.say("Warnings and repairs", "提醒与修正")
        release = frame.say("Go on to the release", "前往发布")
        download = frame.say("Download the plan", "下载计划")
        downloadHint = frame.say(
            "The file is for another person who is to release this plan, and holds what the sheet holds. They release it in a terminal:",
            "下载的文件供其他人发布该计划，包含表格中的内容。由其在终端中发布："
        )
        run = frame.say("The run", "该运行")
    }
}
