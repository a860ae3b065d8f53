package import JobEngine
package import Wording

/// Why a worker cannot serve a run.
package enum WorkerError: ExplainedError, ExitStatusError, Equatable {
    /// The secret of a company's app is neither in the folder of credentials nor in the environment.
    case noCredentials(app: String, host: String, folder: String?)

    package var exitStatus: ExitStatus { .credentials }

    package var explanation: Explanation {
        switch self {
        case .noCredentials(let app, let host, let folder):
            Explanation(
                problem: LocalizedText(
                    en: "This worker has no secret of the app \(app) for \(host)",
                    zh: "该工作进程没有应用 \(app) 在 \(host) 的密钥"
                ),
                remedy: LocalizedText(
                    en: "Put it alone into the file \(folder ?? "FOLDER")/\(host)/\(app) and give the folder by "
                        + "--credentials, or set ROSTER_APP_ID and ROSTER_APP_SECRET.",
                    zh: "请将密钥单独写入文件 \(folder ?? "FOLDER")/\(host)/\(app) 并用 --credentials 指定该文件夹，"
                        + "或设置 ROSTER_APP_ID 和 ROSTER_APP_SECRET。"
                )
            )
        }
    }
}
