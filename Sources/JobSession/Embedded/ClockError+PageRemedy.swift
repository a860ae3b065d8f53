package import DirectoryServer
import JobModel
package import Wording

extension ClockError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .notASpan:
            LocalizedText(
                en:
                    "Write numbers with w, d, h, m or s, the larger first, such as 31d or 1d12h. The clock goes forward "
                    + "by such a span; a button brings it back to the machine's time.",
                zh: "请用数字加 w、d、h、m 或 s，由大到小，例如 31d 或 1d12h。时钟只能按此向前拨；另有按钮可恢复为本机时间。"
            )
        case .noToken:
            LocalizedText(en: "Stop that server, and move the clock then.", zh: "请先停止该服务，再拨动时钟。")
        case .tooFar, .notATime, .unclear, .outOfRange, .unanswered, .refused: nil
        }
    }
}
