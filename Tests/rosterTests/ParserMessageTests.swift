import ArgumentParser
import DirectoryServing
import Testing

@testable import roster

/// Wrong calls, of which ArgumentParser tells in English alone.
struct ParserMessageTests {
    @Test(arguments: [
        (["rows", "r", "--outcome", "good"], "错误：“--outcome <outcome>”的值不能是“good”，须为以下之一："),
        (["import"], "错误：缺少参数“<file>”。"), (["check", "a", "b"], "错误：多余的参数“b”。"),
        (["check", "a", "b", "c"], "错误：多余的参数 2 个：'b'、'c'"),
        (["runs", "--limmit", "3"], "错误：没有选项“--limmit”。是否应为“--limit”？"), (["runs", "--zzzzzz"], "错误：没有选项“--zzzzzz”。"),
        (["runs", "--limit"], "错误：“--limit <limit>”后缺少值。"),
        (["runs", "--limit", "many"], "错误：“--limit <limit>”的值不能是“many”。"),
        (
            ["check", "a.csv", "--mode", "creat"],
            "错误：“--mode <mode>”的值不能是“creat”，须为以下之一：'create'、'update'、'upsert'。"
        ),
    ])
    func `are translated into Chinese`(arguments: [String], expected: String) throws {
        let error = try #require(throws: (any Error).self) { try Roster.parseAsRoot(arguments) }
        let lines = ParserMessage.chinese(Roster.fullMessage(for: error)).split(separator: "\n").map(String.init)
        #expect(lines.first == expected)
        #expect(lines.contains { $0.hasPrefix("用法：roster") }, "\(lines)")
        #expect(!lines.contains { $0.contains("Usage") || $0.contains("more information") }, "\(lines)")
    }
}
