package import LocalFiles
package import Wording

/// Why a directory is not saved, or a saved one not restored.
package enum SavedDirectoryError: Error, Equatable, ExplainedError {
    case name(String)
    case exists(String)
    case missing(String, others: [String])
    /// What stands under the name is no directory of Roster's, or not all of it.
    case damaged(path: String, reason: ServerText)
    case laterRoster(path: String)
    case cannotWrite(path: String, reason: ServerText)
    /// Another program reads the directory's file.
    case read(path: String)

    package var explanation: Explanation {
        switch self {
        case .name(let name):
            Explanation(
                problem: LocalizedText(
                    en: name.isEmpty ? "The name is empty" : "'\(name)' is no name for a saved directory",
                    zh: name.isEmpty ? "名称为空" : "“\(name)”不能作为保存名称"
                ),
                remedy: LocalizedText(
                    en: "Use letters and digits, with -, _ or a dot between them, at most 100 bytes.",
                    zh: "请使用文字和数字，其间可用 -、_ 或点，最多 100 字节。"
                )
            )
        case .exists(let name):
            Explanation(
                problem: LocalizedText(en: "There is a saved directory '\(name)'", zh: "已有名为“\(name)”的保存"),
                remedy: LocalizedText(
                    en: "Choose another name, or replace it with --force.",
                    zh: "请换一个名称，或用 --force 替换。"
                )
            )
        case .missing(let name, let others):
            Explanation(
                problem: LocalizedText(en: "There is no saved directory '\(name)'", zh: "没有名为“\(name)”的保存"),
                remedy: others.isEmpty
                    ? LocalizedText(
                        en: "None is saved yet; `roster directory save NAME` saves one.",
                        zh: "尚无保存；可用 `roster directory save NAME` 保存。"
                    )
                    : LocalizedText(
                        en: "There are \(others.joined(separator: ", ")).",
                        zh: "现有：\(others.joined(separator: "、"))。"
                    )
            )
        case .damaged(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The saved directory \(path) cannot be used: \(reason.en)",
                    zh: "保存的目录 \(path) 无法使用：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en:
                        "The directory itself is as it was. Restore another one; `roster directory delete` removes this one.",
                    zh: "目录本身未改动。请恢复另一个保存；`roster directory delete` 可删除此保存。"
                )
            )
        case .laterRoster(let path):
            Explanation(
                problem: LocalizedText(
                    en: "The saved directory \(path) was written by a later version of Roster",
                    zh: "保存的目录 \(path) 由更新版本的 Roster 写入"
                ),
                remedy: LocalizedText(en: "Restore it with that version.", zh: "请用该版本恢复。")
            )
        case .cannotWrite(let path, let reason):
            FileWriteFailure(path: path, reason: LocalizedText(en: reason.en, zh: reason.zh)).explanation(
                remedy: LocalizedText(
                    en: "Free some space, or get the right to write there; nothing was changed.",
                    zh: "请清理磁盘空间，或取得写入权限；未做任何改动。"
                )
            )
        case .read(let path):
            Explanation(
                problem: LocalizedText(
                    en: "Another program has \(path) open",
                    zh: "另一个程序正打开 \(path)"
                ),
                remedy: LocalizedText(en: "Close it, and restore again.", zh: "请关闭它，然后重新恢复。")
            )
        }
    }
}

extension SavedDirectoryError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        switch error {
        case .exists(let path), .notOurs(let path): self = .cannotWrite(path: path, reason: ServerText(error.problem))
        case .cannotOpen(let path, let reason): self = .cannotWrite(path: path, reason: ServerText(said: reason))
        case .cannotWrite(let path, let reason): self = .cannotWrite(path: path, reason: ServerText(reason))
        }
    }

    /// What a failure to write a database is called.
    init(writing path: String, _ error: any Error) {
        self = error as? SavedDirectoryError ?? .cannotWrite(path: path, reason: StoreFailure.text(of: error))
    }
}
