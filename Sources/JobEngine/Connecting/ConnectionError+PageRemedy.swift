import JobModel
package import Wording

extension ConnectionError: PageRemedied {
    /// Readers of pages have been given an address, and no credentials.
    package var pageRemedy: LocalizedText? {
        switch self {
        case .noAppID, .noSecret, .secretNotFor, .secretFile, .secretFileReadable:
            LocalizedText(
                en: "Ask the person who started this console to start it again with the app's id and secret.",
                zh: "请联系启动此控制台的人，提供应用 ID 和密钥后重新启动。"
            )
        }
    }
}
