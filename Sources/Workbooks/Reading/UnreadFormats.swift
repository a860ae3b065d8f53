import JobModel
import Wording

/// What a file is that is not read as a workbook.
enum UnreadFormats {
    static func error(of beginning: [UInt8], _ file: WorkbookFile) -> WorkbookError {
        let isPacked = beginning.starts(with: [0x50, 0x4B])
        let kind =
            isPacked
            ? LocalizedText(en: "a ZIP archive", zh: " ZIP 压缩包") : LocalizedText(en: "no workbook", zh: "非工作簿文件")
        return .notAWorkbook(path: file.path, kind: kind)
    }
}
