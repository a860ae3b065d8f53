import JobModel
import Wording

/// Writes texts in Unicode's composed form (NFC): a letter with its mark may be written as one character or as two, which
/// look the same and would be two job titles in the directory.
///
/// Source: Unicode Standard Annex #15.
extension Finding {
    static func composed(_ original: String, _ text: String, column: String) -> Finding {
        Finding(
            code: "repair.composed",
            column: column,
            value: original,
            problem: LocalizedText(
                en: "letters and their marks were joined, as names are written: '\(text)'",
                zh: "已将字母与其附加符号合并为标准写法：“\(text)”"
            ),
            remedy: LocalizedText(en: "Nothing to do.", zh: "无需处理。")
        )
    }
}
