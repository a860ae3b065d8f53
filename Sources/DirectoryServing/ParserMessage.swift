import Foundation

/// What ArgumentParser says of a wrong call, which it says in English alone.
package enum ParserMessage {
    /// The same in Chinese, line by line; a line that is not known stays as it is.
    package static func chinese(_ message: String) -> String {
        // Only the help says what an option is for, in English.
        message.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("Help:") }
            .map { chinese(line: String($0)) }.joined(separator: "\n")
    }

    private static func chinese(line: String) -> String {
        for (pattern, template) in lines {
            let range = NSRange(line.startIndex..., in: line)
            guard let expression = try? NSRegularExpression(pattern: pattern),
                expression.firstMatch(in: line, range: range) != nil
            else { continue }
            return expression.stringByReplacingMatches(in: line, range: range, withTemplate: template)
                .replacing("' or '", with: "'、'").replacing("', '", with: "'、'")
        }
        return line
    }

    /// The whole of a line, and what it is in Chinese; the more particular first.
    private static let lines: [(String, String)] = [
        (#"^Error: Unknown option '(.*)'\. Did you mean '(.*)'\?$"#, "错误：没有选项“$1”。是否应为“$2”？"),
        (#"^Error: Unknown option '(.*)'$"#, "错误：没有选项“$1”。"),
        (#"^Error: Unexpected argument '(.*)'$"#, "错误：多余的参数“$1”。"),
        (#"^Error: (\d+) unexpected arguments: (.*)$"#, "错误：多余的参数 $1 个：$2"),
        (
            #"^Error: The option '(.*)' does not take any value, but '(.*)' was specified\.$"#,
            "错误：“$1”不带值，却给出了“$2”。"
        ),
        (#"^Error: Value to be set with (.*) had already been set with (.*)$"#, "错误：$1 与 $2 重复设置了同一项。"),
        (#"^Error: Invalid option: (.*)$"#, "错误：“$1”不是选项。"), (#"^Error: Missing required subcommand\.$"#, "错误：缺少子命令。"),
        (#"^Error: Can't generate completion scripts for '(.*)'\.$"#, "错误：无法为“$1”生成补全脚本。"),
        (#"^Error: Can't autodetect a supported shell\.$"#, "错误：无法识别当前的 shell。"),
        (#"^Please use (\S+) with one of:$"#, "请使用 $1，可用的有："),
        (#"^Error: Missing expected argument '(.*)'$"#, "错误：缺少参数“$1”。"),
        (#"^Error: Missing one of: (.*)$"#, "错误：须给出以下之一：$1"),
        (#"^Error: Missing value for '(.*)'$"#, "错误：“$1”后缺少值。"),
        (
            #"^Error: The value '(.*)' is invalid for '(.*)'\. Please provide one of (.*)\.$"#,
            "错误：“$2”的值不能是“$1”，须为以下之一：$3。"
        ),
        // A long list follows line by line.
        (
            #"^Error: The value '(.*)' is invalid for '(.*)'\. Please provide one of the following:$"#,
            "错误：“$2”的值不能是“$1”，须为以下之一："
        ),
        (#"^Error: The value '(.*)' is invalid for '(.*)': (.*)$"#, "错误：“$2”的值不能是“$1”：$3"),
        (#"^Error: The value '(.*)' is invalid for '(.*)'$"#, "错误：“$2”的值不能是“$1”。"),
        (#"^Error: (.*)$"#, "错误：$1"), (#"^Usage: (.*)$"#, "用法：$1"),
        (#"^  See '(.*)' for more information\.$"#, "  详见 $1。"),
    ]
}
