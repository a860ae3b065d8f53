package import JobModel

/// Why a job file cannot be used; every problem of it at once.
package enum JobFileError: ExplainedError, Equatable {
    case missing(path: String)
    case unreadable(path: String, reason: Words)
    case notYAML(path: String, reason: Words)
    case invalid(path: String, problems: [Problem])

    package struct Problem: Sendable, Equatable {
        package var line: Int?
        package var text: Words

        package init(line: Int?, text: Words) {
            self.line = line
            self.text = text
        }
    }

    package var problem: String {
        switch self {
        case .missing(let path): "There is no job file \(path)"
        case .unreadable(let path, let reason): "\(path) could not be read: \(reason.en)"
        case .notYAML(let path, let reason): "\(path) is not YAML: \(reason.en)"
        case .invalid(let path, let problems):
            "\(path) cannot be used: "
                + problems.map { ($0.line.map { "line \($0): " } ?? "") + $0.text.en }.joined(separator: "; ")
        }
    }

    package var remedy: String {
        switch self {
        case .missing: "Check the path, or begin with jobs/onboarding.yaml."
        case .unreadable: "Check the path and the right to read it."
        case .notYAML:
            "Compare it with jobs/onboarding.yaml; indentation is by spaces, and what begins with { or * stands in quotes."
        case .invalid: "Correct these places; jobs/onboarding.yaml shows the keys."
        }
    }

    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .missing(let path): ("没有任务文件 \(path)", "请检查路径，或从 jobs/onboarding.yaml 开始。")
        case .unreadable(let path, let reason): ("无法读取 \(path)：\(reason.zh)", "请检查路径和读取权限。")
        case .notYAML(let path, let reason):
            ("\(path) 不是 YAML：\(reason.zh)", "请对照 jobs/onboarding.yaml；缩进须用空格，以 { 或 * 开头的内容须加引号。")
        case .invalid(let path, let problems):
            (
                "\(path) 无法使用："
                    + problems.map { ($0.line.map { "第 \($0) 行：" } ?? "") + $0.text.zh }.joined(separator: "；"),
                "请更正以上各处；可用的键见 jobs/onboarding.yaml。"
            )
        }
    }
}
