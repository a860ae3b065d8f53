import Wording

extension WorkbookError {
    static func tooLarge(_ path: String, _ part: String, _ limit: Limit) -> Explanation {
        let place = part.isEmpty ? path : "\(path) (\(part))"
        let words = limit.words
        return Explanation(
            problem: LocalizedText(en: "\(place) has \(words.en)", zh: "\(place) \(words.zh)"),
            remedy: LocalizedText(
                en:
                    "No workbook of people is like that. Copy the rows that are meant into a new workbook, or save the sheet as "
                    + "CSV UTF-8.",
                zh: "人员表不会如此。请将需要的行复制到新工作簿，或将该工作表另存为 CSV UTF-8。"
            )
        )
    }
}

extension WorkbookError.Limit {
    /// What there is too much of.
    var words: LocalizedText {
        switch self {
        case .unpackedBytes(let limit):
            LocalizedText(
                en: "a part that unpacks to more than \(Self.size(limit))",
                zh: "的某部分解压后超过 \(Self.size(limit))"
            )
        case .ratio(let limit):
            LocalizedText(
                en: "a part that unpacks to more than \(limit) times its size, as files do that are meant to do harm",
                zh: "的某部分解压后超过压缩大小的 \(limit) 倍，恶意文件常如此"
            )
        case .entries(let limit): LocalizedText(en: "more than \(limit) parts", zh: "超过 \(limit) 个部分")
        case .sharedStringBytes(let limit):
            LocalizedText(
                en: "texts of more than \(Self.size(limit)) together",
                zh: "文本总量超过 \(Self.size(limit))"
            )
        case .sharedStrings(let limit): LocalizedText(en: "more than \(limit) texts", zh: "超过 \(limit) 段文本")
        case .depth(let limit):
            LocalizedText(en: "more than \(limit) elements within each other", zh: "元素嵌套超过 \(limit) 层")
        case .tagBytes(let limit):
            LocalizedText(
                en: "a tag or comment of more than \(Self.size(limit))",
                zh: "含有超过 \(Self.size(limit)) 的标签或注释"
            )
        case .links(let limit):
            LocalizedText(en: "more than \(limit) hyperlinks of a kind in one tab", zh: "单个工作表的同类超链接超过 \(limit) 个")
        case .definitions(let limit):
            LocalizedText(en: "more than \(limit) definitions of a kind", zh: "某类定义超过 \(limit) 个")
        }
    }

    private static func size(_ bytes: Int) -> String {
        for (unit, name) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")] where bytes >= unit {
            return "\(bytes / unit) \(name)"
        }
        return "\(bytes) B"
    }
}
