import JobModel
package import Wording

extension CSVStreamError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .unknownEncoding(_, let candidates):
            candidates.isEmpty
                ? LocalizedText(
                    en: "Choose the encoding below, or save the sheet as CSV UTF-8 and drop it again.",
                    zh: "请在下面选择编码，或将表格另存为 CSV UTF-8 后重新上传。"
                )
                : LocalizedText(
                    en:
                        "Choose below the encoding whose line is right; if none is, save the sheet as CSV UTF-8 and drop it again.",
                    zh: "请在下面选择内容正确的编码；若都不正确，请将表格另存为 CSV UTF-8 后重新上传。"
                )
        case .unsupportedEncoding:
            LocalizedText(en: "Choose another encoding below.", zh: "请在下面选择其他编码。")
        case .missing, .directory, .noPermission, .readFailed, .writeFailed, .exists, .empty, .changed, .spreadsheet,
            .lockFile, .notText, .notInEncoding, .noHeaderRow:
            nil
        }
    }
}
