import JobModel
import Wording

extension CSVStreamError {
    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .missing(let path): ("没有文件 \(path)", "请检查路径；路径相对于任务文件或当前文件夹。")
        case .directory(let path): ("\(path) 是文件夹，不是文件", "请指定其中的 CSV 文件。")
        case .noPermission(let path): ("当前用户无权读取 \(path)", "请授予读取权限，例如 chmod u+r。")
        case .readFailed(let path, let reason): ("无法读取 \(path)：\(SystemReason.chinese(reason))", "请检查磁盘后重试。")
        case .writeFailed(let path, let reason):
            ("无法写入 \(path)：\(SystemReason.chinese(reason))", "请清理磁盘空间，或用 --out 换一个文件夹。")
        case .exists(let path): ("\(path) 已存在，不会被覆盖", "请用 --out 换一个文件夹。")
        case .empty(let path): ("\(path) 是空文件", "请重新导出表格；文件须有表头和数据行。")
        case .changed(let path):
            ("读取期间表格被修改：\(path)", "请等待写入该文件的程序完成，或使用该文件的副本，然后重新执行命令。")
        case .spreadsheet(let path, let kind):
            (
                "\(path) 是\(kind.zh)，不是 CSV",
                "请将表格另存为 CSV UTF-8 后使用：Excel 或 WPS 选“文件 → 另存为 → CSV UTF-8（逗号分隔）”；Numbers 选“文件 → 导出为 → CSV → "
                    + "Unicode (UTF-8)”；LibreOffice 选“文件 → 另存为 → 文本 CSV”。"
            )
        case .notText(let path): ("\(path) 不是文本，内容全为零", "文件在传输中损坏，请重新导出表格。")
        case .unknownEncoding(let path, let candidates): Self.unknownEncoding(path, candidates)
        case .unsupportedEncoding(let name): ("本机不支持编码“\(name)”", "iconv -l 可列出可用的名称。")
        case .noHeaderRow(let path, let row): ("\(path) 的第 \(row) 行没有内容，不能作为表头", "请填写列名所在的行号，以表格软件显示的为准。")
        }
    }

    private static func unknownEncoding(
        _ path: String,
        _ candidates: [EncodingCandidate]
    ) -> (problem: String, remedy: String) {
        let said = candidates.map { "\($0.name)：\($0.sample)" }.joined(separator: " / ")
        switch candidates.count {
        case 0:
            return (
                "无法确定 \(path) 的编码",
                "请用 --encoding 或任务中的 encoding 指定，例如 UTF-8、GB18030、UTF-16LE 或 UTF-16BE；也可将表格另存为 CSV UTF-8。在此之前不会读取。"
            )
        case 1:
            return (
                "无法确定 \(path) 的编码，可能是 \(said)",
                "若该行内容正确，请用 --encoding 或任务中的 encoding 指定该编码；否则请指定其他编码，或将表格另存为 CSV UTF-8。在此之前不会读取。"
            )
        default:
            return (
                "无法确定 \(path) 的编码，以下哪一种正确？\(said)",
                "请用 --encoding 或任务中的 encoding 指定内容正确的那一种；若都不正确，请将表格另存为 CSV UTF-8。在此之前不会读取。"
            )
        }
    }
}
