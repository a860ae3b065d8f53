package import DirectoryServer
import JobModel
package import Wording

extension ClockError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .notASpan:
            LocalizedText(
                en:
                    "Write numbers with w, d, h, m or s, the larger first, such as 31d or 1d12h. By such a span the clock "
                    + "goes forward, and never back.",
                zh: "请用数字加 w、d、h、m 或 s，由大到小，例如 31d 或 1d12h。时钟只能拨快，不能拨慢。"
            )
        case .noToken:
            LocalizedText(en: "Stop that server, and move the clock then.", zh: "请先停止该服务，再拨快时钟。")
        case .tooFar, .notATime, .unclear, .outOfRange, .unanswered, .refused: nil
        }
    }
}
