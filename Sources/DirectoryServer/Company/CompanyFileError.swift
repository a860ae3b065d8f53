public import Wording
import YAMLReading

/// Why a company file cannot be used.
public enum CompanyFileError: Error, Equatable, CustomStringConvertible, ExplainedError {
    case unreadable(path: String, reason: ServerText)
    case notYAML(ServerText)
    case unknownKey(String, place: ServerText, known: [String])
    /// A list, a mapping or an alias of one in the place of a key.
    case keyNotText(place: ServerText)
    case wrongValue(place: ServerText, reason: ServerText)
    case missingKey(String, place: ServerText)
    case noApp
    case duplicate(kind: ServerText, value: String)
    case unknownReference(kind: ServerText, value: String, place: ServerText)

    package var explanation: Explanation {
        switch self {
        case .unreadable(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The company file \(path) cannot be read: \(reason.en)",
                    zh: "无法读取公司文件 \(path)：\(reason.zh)"
                ),
                remedy: LocalizedText(en: "Check the path and its permissions.", zh: "请检查路径及其权限。")
            )
        case .notYAML(let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The company file is not YAML: \(reason.en)",
                    zh: "公司文件不是 YAML：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Correct the file at that place; `roster template company` writes an example that works.",
                    zh: "请改正该处；`roster template company` 可写出一个正确的示例。"
                )
            )
        case .unknownKey(let key, let place, let known):
            Explanation(
                problem: LocalizedText(
                    en: "The company file has an unknown key '\(key)' in \(place.en)",
                    zh: "公司文件的 \(place.zh) 中有未知的键“\(key)”"
                ),
                remedy: LocalizedText(
                    en: "Remove it, or write one of: \(known.joined(separator: ", ")).",
                    zh: "请删除它，或改为以下之一：\(known.joined(separator: "、"))。"
                )
            )
        case .keyNotText(let place):
            Explanation(
                problem: LocalizedText(
                    en: "The company file has a key in \(place.en) that is not a word",
                    zh: "公司文件的 \(place.zh) 中有一个不是文字的键"
                ),
                remedy: LocalizedText(
                    en: "Write a word as the key; lists, mappings and aliases of them are no keys.",
                    zh: "请用一个词作键；列表、映射和别名不能作键。"
                )
            )
        case .wrongValue(let place, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The company file has a value that does not fit in \(place.en): \(reason.en)",
                    zh: "公司文件的 \(place.zh) 中有不合适的值：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Write a value of that kind; `roster template company` writes an example that works.",
                    zh: "请填写该类型的值；`roster template company` 可写出一个正确的示例。"
                )
            )
        case .missingKey(let key, let place):
            Explanation(
                problem: LocalizedText(
                    en: "The company file lacks the key '\(key)' in \(place.en)",
                    zh: "公司文件的 \(place.zh) 缺少键“\(key)”"
                ),
                remedy: LocalizedText(
                    en: "Add '\(key)'; `roster template company` writes an example that works.",
                    zh: "请加上“\(key)”；`roster template company` 可写出一个正确的示例。"
                )
            )
        case .noApp:
            Explanation(
                problem: LocalizedText(en: "The company file names no app", zh: "公司文件中没有应用"),
                remedy: LocalizedText(
                    en: "Give the first tenant an app with 'app_id' and 'app_secret'.",
                    zh: "请为第一个企业添加带 app_id 和 app_secret 的应用。"
                )
            )
        case .duplicate(let kind, let value):
            Explanation(
                problem: LocalizedText(
                    en: "The company file uses the \(kind.en) '\(value)' twice",
                    zh: "公司文件中的 \(kind.zh)“\(value)”出现两次"
                ),
                remedy: LocalizedText(en: "Give every \(kind.en) once.", zh: "每个 \(kind.zh) 只能出现一次。")
            )
        case .unknownReference(let kind, let value, let place):
            Explanation(
                problem: LocalizedText(
                    en: "The company file names the \(kind.en) '\(value)' in \(place.en), which it does not define",
                    zh: "公司文件在 \(place.zh) 中提到了未定义的 \(kind.zh)“\(value)”"
                ),
                remedy: LocalizedText(
                    en: "Define that \(kind.en) in the same tenant, or remove the reference.",
                    zh: "请在同一企业中定义该 \(kind.zh)，或删除该引用。"
                )
            )
        }
    }

    public var description: String { "\(explanation.problem.en). \(explanation.remedy.en)" }
}

extension CompanyFileError {
    init(_ error: YAMLTextError) {
        switch error {
        case .notYAML(let problem): self = .notYAML(ServerText(en: problem.en, zh: problem.zh))
        case .keyNotText(let line): self = .keyNotText(place: ServerText(en: "line \(line)", zh: "第 \(line) 行"))
        case .tooMuch: self = .notYAML(ServerText(en: "its aliases stand for millions of values", zh: "其中的别名展开后有数百万个值"))
        }
    }

    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missingKey(key.stringValue, place: Self.place(context.codingPath))
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let reason = ServerText(en: context.debugDescription, zh: Self.kind(of: type).map { "须为\($0)" } ?? "类型不符")
            self = .wrongValue(place: Self.place(context.codingPath), reason: reason)
        case .dataCorrupted(let context) where context.underlyingError is CompanyFileError:
            // The YAML decoder wraps what an `init(from:)` throws.
            self = context.underlyingError as? CompanyFileError ?? .notYAML(ServerText(said: context.debugDescription))
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self = .notYAML(
                ServerText(said: context.underlyingError.map { String(describing: $0) } ?? context.debugDescription)
            )
        case .dataCorrupted(let context):
            // A word that is none of those that stand for a choice, or a number that does not fit.
            let reason = ServerText(en: context.debugDescription, zh: "不是可用的值")
            self = .wrongValue(place: Self.place(context.codingPath), reason: reason)
        @unknown default:
            self = .notYAML(ServerText(said: String(describing: error)))
        }
    }

    /// Spells a place as a reader would look for it: `tenants[0].users[3].mobile`.
    static func place(_ path: [any CodingKey]) -> ServerText {
        guard !path.isEmpty else { return ServerText(en: "the top level", zh: "最外层") }
        let text = path.reduce("") { text, key in
            if let index = key.intValue { return "\(text)[\(index)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
        return ServerText(same: text)
    }

    /// What must stand where a type is read.
    private static func kind(of type: any Any.Type) -> String? {
        switch type {
        case is any BinaryInteger.Type: "整数"
        case is any BinaryFloatingPoint.Type: "数字"
        case is Bool.Type: " true 或 false"
        case is String.Type: "文字"
        default:
            switch "\(type)" {
            case "Sequence": "列表"
            case "Mapping": "映射"
            case "Scalar": "单个值"
            default: nil
            }
        }
    }
}
