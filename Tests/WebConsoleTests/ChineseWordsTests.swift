import Foundation
import TestSupport
import Testing

/// One thing has one word: a reader who meets two words looks for two things.
struct ChineseWordsTests {
    /// What no sentence has, and what it has in its place.
    private static let others = [
        ("作业", "任务"), ("未完结", "未完成"), ("放行", "发布"), ("本应发出", "模拟邀请"),
        ("有误未发送", "有误"), ("拨动", "拨快"), ("向前拨", "拨快"),
    ]

    @Test func `one thing has one word in Chinese`() throws {
        let sources = URL(fileURLWithPath: Project.folder + "/Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var read = 0
        for case let file as URL in files where ["swift", "mustache", "md"].contains(file.pathExtension) {
            read += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            for (word, own) in Self.others where text.contains(word) {
                Issue.record("\(file.lastPathComponent) has \(word), which is \(own) elsewhere")
            }
        }
        #expect(read > 100)
    }
}
