public import Wording

/// Why the embedded directory does not start or go on.
public enum DirectoryServerError: Error, Equatable, CustomStringConvertible, ExplainedError {
    case databaseInUse(String)
    case databaseUnusable(String, reason: ServerText)
    /// Another Roster has written it, with tables that this one does not know.
    case laterRoster(String)
    /// What it holds cannot be; `places` says where.
    case damaged(String, places: [ServerText])
    case secretUnusable(String, reason: ServerText)
    case empty(String)
    case cannotListen(port: Int, reason: ServerText)
    case stopped

    package var explanation: Explanation {
        switch self {
        case .databaseInUse(let path):
            Explanation(
                problem: LocalizedText(
                    en: "The directory file \(path) is open in another server",
                    zh: "目录文件 \(path) 正被另一个服务使用"
                ),
                remedy: LocalizedText(
                    en: "Stop the other server, or give this one another file.",
                    zh: "请停止那个服务，或另选一个文件。"
                )
            )
        case .databaseUnusable(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The directory file \(path) cannot be used: \(reason.en)",
                    zh: "目录文件 \(path) 无法使用：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Check the path, its permissions and the disk, or empty the directory.",
                    zh: "请检查路径、权限和磁盘，或清空目录。"
                )
            )
        case .laterRoster(let path):
            Explanation(
                problem: LocalizedText(
                    en: "The directory file \(path) was written by a later version of Roster",
                    zh: "目录文件 \(path) 由更新版本的 Roster 写入"
                ),
                remedy: LocalizedText(
                    en: "Use that version of Roster, or give this one another file with --database.",
                    zh: "请使用该版本的 Roster，或用 --database 另选一个文件。"
                )
            )
        case .damaged(let path, let places):
            Explanation(
                problem: LocalizedText(
                    en: "The directory file \(path) is damaged: \(places.map(\.en).joined(separator: "; "))",
                    zh: "目录文件 \(path) 已损坏：\(places.map(\.zh).joined(separator: "；"))"
                ),
                remedy: LocalizedText(
                    en: "Empty it with `roster directory reset`, and fill it again with `roster directory load` where "
                        + "there is an export.",
                    zh: "请用 `roster directory reset` 清空，若有导出文件，可再用 `roster directory load` 载入。"
                )
            )
        case .secretUnusable(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The directory's secret \(path) cannot be used: \(reason.en)",
                    zh: "目录密钥 \(path) 无法使用：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Move away what stands there; Roster draws another secret.",
                    zh: "请移走该处的文件；Roster 会重新生成密钥。"
                )
            )
        case .empty(let path):
            Explanation(
                problem: LocalizedText(
                    en: "The directory file \(path) is empty and no company file was given",
                    zh: "目录文件 \(path) 为空，且没有提供公司文件"
                ),
                remedy: LocalizedText(
                    en: "Give a company file, such as `roster template company` writes.",
                    zh: "请提供公司文件，例如 `roster template company` 写出的文件。"
                )
            )
        case .cannotListen(let port, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The directory cannot listen on port \(port): \(reason.en)",
                    zh: "目录无法监听端口 \(port)：\(reason.zh)"
                ),
                remedy: LocalizedText(en: "Choose another port; 0 takes any free one.", zh: "请换一个端口；0 表示任意空闲端口。")
            )
        case .stopped:
            Explanation(
                problem: LocalizedText(en: "The directory has stopped", zh: "目录已停止"),
                remedy: LocalizedText(en: "Start it again.", zh: "请重新启动。")
            )
        }
    }

    /// What a failure to open or read a database is called.
    init(_ error: any Error, _ path: String) {
        switch error {
        case let error as DirectoryServerError: self = error
        case is StoredValueError, is DecodingError: self = .damaged(path, places: [StoreFailure.text(of: error)])
        case let error as CompanyFileError: self = .databaseUnusable(path, reason: ServerText(error.problem))
        default: self = .databaseUnusable(path, reason: StoreFailure.text(of: error))
        }
    }

    public var description: String { "\(explanation.problem.en). \(explanation.remedy.en)" }
}
