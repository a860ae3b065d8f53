import JobModel
import Wording

/// What to do about a finding, in the words of these pages: who reads them has no command line and no job file.
enum RemedyWords {
    static func of(_ finding: Finding) -> LocalizedText { of(finding.remedy, code: finding.code) }

    static func of(_ remedy: LocalizedText, code: String) -> LocalizedText {
        guard remedy.en.contains("--") || remedy.en.contains(":`") || remedy.en.contains("in the job") else {
            return remedy
        }
        switch code.prefix(while: { $0 != "." }) {
        case "header":
            return LocalizedText(
                en: "Say on the page Columns what it is, or that it is to be passed over.",
                zh: "请在“列”页面选择它对应的字段，或选择忽略。"
            )
        case "accept", "date", "allow":
            return LocalizedText(
                en: "Correct the cells; or choose on the pages Columns and Values how they are meant.",
                zh: "请更正单元格；或在“列”“取值”页面选择其含义。"
            )
        case "file", "sheet", "encoding", "row":
            return LocalizedText(
                en: "Choose on the page Reading another encoding, delimiter, tab or row of the header.",
                zh: "请在“读取”页面选择其他编码、分隔符、工作表或表头行。"
            )
        default: return remedy
        }
    }
}
