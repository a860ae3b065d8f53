import Yams

/// What the parser says of a text that is not YAML, and where; it says it in English alone.
package struct YAMLProblem: Sendable, Equatable {
    package let en: String
    /// The place, and what is commonly meant by it.
    package let zh: String

    init(_ error: any Error) {
        en = "\(error)".split(separator: "\n").first.map(String.init) ?? ""
        zh = Self.chinese(error)
    }

    private static func chinese(_ error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "第 \(mark.line) 行第 \(mark.column) 列：\(meanings[problem] ?? "此处不符合 YAML 语法")"
        case .duplicatedKeysInMapping(let duplicates, _):
            "键重复：\(duplicates.sorted().map { "“\($0)”" }.joined(separator: "、"))"
        case .reader: "含有 YAML 不允许的字符"
        case .dataCouldNotBeDecoded: "不是可读的文本"
        case .memory: "内存不足"
        case .no, .writer, .emitter, .representer, nil: "不符合 YAML 语法"
        }
    }

    /// The common problems of libyaml; the others are shown with their place alone.
    private static let meanings = [
        "did not find expected key": "缩进有误，或此处应为键", "did not find expected '-' indicator": "缩进有误，或此处应为“-”",
        "did not find expected ',' or ']'": "此处应为“,”或“]”", "did not find expected ',' or '}'": "此处应为“,”或“}”",
        "did not find expected node content": "此处应有值", "could not find expected ':'": "此处缺少“:”",
        "mapping values are not allowed in this context": "此处不能有“:”，或缩进有误",
        "block sequence entries are not allowed in this context": "此处不能有“-”，或缩进有误",
        "found character that cannot start any token": "此字符不能用在开头（缩进须用空格，不能用制表符）",
        "found a tab character where an indentation space is expected": "缩进须用空格，不能用制表符",
        "found a tab character that violates indentation": "缩进须用空格，不能用制表符",
        "found unexpected end of stream": "引号没有结束", "found unknown escape character": "双引号中的转义字符有误",
        "found undefined tag handle": "以 ! 开头的内容须加引号", "found unexpected ':'": "此处不能有“:”",
        "found undefined alias": "以 * 开头的内容须加引号",
        "did not find expected alphabetic or numeric character": "以 * 或 & 开头的内容须加引号",
        "did not find expected <document start>": "此处的内容不属于前面的结构，或缩进有误",
        "control characters are not allowed": "不能含有控制字符",
    ]
}
