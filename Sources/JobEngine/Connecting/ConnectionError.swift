import JobModel
package import Wording

/// Why there is no way to the directory that was asked for.
package enum ConnectionError: ExplainedError, Equatable {
    case noAppID
    case noSecret
    case secretNotFor(host: String)
    case secretFile(path: String, reason: LocalizedText)
    /// Other users may read the file, and it could not be set right.
    case secretFileReadable(path: String)

    package var explanation: Explanation {
        switch self {
        case .noAppID:
            Explanation(
                problem: LocalizedText(en: "No app id was given", zh: "没有提供应用 ID"),
                remedy: LocalizedText(
                    en: "Set ROSTER_APP_ID, or give --app-id.",
                    zh: "请设置 ROSTER_APP_ID，或使用 --app-id。"
                )
            )
        case .noSecret:
            Explanation(
                problem: LocalizedText(en: "No app secret was given", zh: "没有提供应用密钥"),
                remedy: LocalizedText(
                    en: "Set ROSTER_APP_SECRET, or give --app-secret-file.",
                    zh: "请设置 ROSTER_APP_SECRET，或使用 --app-secret-file。"
                )
            )
        case .secretNotFor(let host):
            Explanation(
                problem: LocalizedText(
                    en: "The secret in ROSTER_APP_SECRET is not meant for \(host) and was not sent there",
                    zh: "ROSTER_APP_SECRET 中的密钥不是给 \(host) 的，未发送"
                ),
                remedy: LocalizedText(
                    en: "If it is, set ROSTER_DIRECTORY to https://\(host), or give the secret by --app-secret-file.",
                    zh: "若确为该地址，请将 ROSTER_DIRECTORY 设为 https://\(host)，或使用 --app-secret-file 提供密钥。"
                )
            )
        case .secretFileReadable(let path):
            Explanation(
                problem: LocalizedText(
                    en: "Other users may read the app secret in \(path); it was not used",
                    zh: "其他用户可以读取 \(path) 中的应用密钥，未使用"
                ),
                remedy: LocalizedText(
                    en: "Run chmod 600 \(path) as its owner, and have a new secret issued if others may have read it.",
                    zh: "请由文件所有者执行 chmod 600 \(path)；若他人可能已读取，请重新生成密钥。"
                )
            )
        case .secretFile(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The app secret could not be read from \(path): \(reason.en)",
                    zh: "无法从 \(path) 读取应用密钥：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Give a file that holds the secret alone, or - for standard input.",
                    zh: "请提供只含密钥的文件，或用 - 表示标准输入。"
                )
            )
        }
    }
}
