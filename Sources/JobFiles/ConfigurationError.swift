package import Wording

/// Why the configuration file cannot be used.
package enum ConfigurationError: ExplainedError, Equatable {
    /// The one that `ROSTER_CONFIG` names.
    case missing(path: String)
    case unreadable(path: String)
    /// As it is said of a job file.
    case notYAML(JobFileError)
    case invalid(path: String, problems: [JobFileError.Problem])

    package var explanation: Explanation {
        switch self {
        case .missing(let path):
            Explanation(
                problem: LocalizedText(
                    en: "There is no configuration file \(path), which ROSTER_CONFIG names",
                    zh: "ROSTER_CONFIG 指定的配置文件 \(path) 不存在"
                ),
                remedy: LocalizedText(en: "Correct the variable, or unset it.", zh: "请更正该变量，或取消设置。")
            )
        case .unreadable(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is no readable UTF-8 text", zh: "\(path) 不是可读的 UTF-8 文本"),
                remedy: LocalizedText(en: "Check the path and the right to read it.", zh: "请检查路径和读取权限。")
            )
        case .notYAML(let error):
            Explanation(problem: error.explanation.problem, remedy: Self.example)
        case .invalid(let path, let problems):
            Explanation(
                problem: JobFileError.invalid(path: path, problems: problems).explanation.problem,
                remedy: Self.example
            )
        }
    }

    private static let example = LocalizedText(
        en: "Correct these places; what may stand there is a line such as ledger: postgres://USER@HOST/DATABASE.",
        zh: "请更正以上各处；可以写的内容例如 ledger: postgres://用户@主机/数据库。"
    )
}
