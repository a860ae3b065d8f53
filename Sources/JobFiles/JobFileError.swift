import JobModel
package import Wording
import YAMLReading

/// Why a job file cannot be used; every problem of it at once.
package enum JobFileError: ExplainedError, Equatable {
    case missing(path: String)
    case unreadable(path: String, reason: LocalizedText)
    case notYAML(path: String, reason: LocalizedText)
    case invalid(path: String, problems: [Problem])

    package struct Problem: Sendable, Equatable {
        package var line: Int?
        package var text: LocalizedText

        package init(line: Int?, text: LocalizedText) {
            self.line = line
            self.text = text
        }
    }

    package var explanation: Explanation {
        switch self {
        case .missing(let path):
            Explanation(
                problem: LocalizedText(en: "There is no job file \(path)", zh: "没有任务文件 \(path)"),
                remedy: LocalizedText(
                    en: "Check the path, or begin with what `roster template job onboarding` writes.",
                    zh: "请检查路径，或从 `roster template job onboarding` 写出的文件开始。"
                )
            )
        case .unreadable(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) could not be read: \(reason.en)",
                    zh: "无法读取 \(path)：\(reason.zh)"
                ),
                remedy: LocalizedText(en: "Check the path and the right to read it.", zh: "请检查路径和读取权限。")
            )
        case .notYAML(let path, let reason):
            Explanation(
                problem: LocalizedText(en: "\(path) is not YAML: \(reason.en)", zh: "\(path) 不是 YAML：\(reason.zh)"),
                remedy: LocalizedText(
                    en: "Compare it with what `roster template job onboarding` writes; indentation is by spaces, and "
                        + "what begins with { or * stands in quotes.",
                    zh: "请对照 `roster template job onboarding` 写出的文件；缩进须用空格，以 { 或 * 开头的内容须加引号。"
                )
            )
        case .invalid(let path, let problems):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) cannot be used: "
                        + problems.map { ($0.line.map { "line \($0): " } ?? "") + $0.text.en }.joined(separator: "; "),
                    zh: "\(path) 无法使用："
                        + problems.map { ($0.line.map { "第 \($0) 行：" } ?? "") + $0.text.zh }.joined(separator: "；")
                ),
                remedy: LocalizedText(
                    en: "Correct these places; `roster template job onboarding` writes a file that shows the keys.",
                    zh: "请更正以上各处；可用的键见 `roster template job onboarding` 写出的文件。"
                )
            )
        }
    }
}

extension JobFileError {
    init(_ error: YAMLTextError, path: String) {
        switch error {
        case .notYAML(let problem):
            self = .notYAML(path: path, reason: LocalizedText(en: problem.en, zh: problem.zh))
        case .keyNotText(let line):
            let text = LocalizedText(
                en: "a key is no word; write one, for lists, mappings and aliases of them are no keys",
                zh: "有一个键不是文字；请用一个词作键，列表、映射及其别名不能作键"
            )
            self = .invalid(path: path, problems: [Problem(line: line, text: text)])
        case .tooMuch:
            let reason = LocalizedText(en: "its aliases stand for millions of values", zh: "其中的别名展开后有数百万个值")
            self = .notYAML(path: path, reason: reason)
        }
    }
}
