package import ContactAPI
import JobModel
import Wording

/// Why the directory did not do what was asked.
package enum DirectoryError: ExplainedError, Equatable {
    case throttled(reset: Duration)
    /// The directory answered with a code other than 0.
    case refused(Endpoint, code: Int, msg: String, logID: String?, status: Int)
    case noAnswer(Endpoint, afterSending: Bool, reason: String)
    /// Something answered, but not in the directory's words.
    case unreadable(Endpoint, status: Int, reason: String)
    /// The directory answered success, and the answer does not prove it.
    case doubtful(Endpoint, AnswerDoubt)
    case redirected(Endpoint, status: Int)
    /// A list whose pages come round again, or are more than any list has.
    case endlessList(Endpoint)
    /// A list that says that more follows, and not where.
    case cutList(Endpoint)
    /// Reading took far more calls than were announced.
    case tooManyCalls(Endpoint, announced: Int)
    /// The stored limits let nothing leave for longer than any limit lasts.
    case limitTooFar(Endpoint, seconds: Double)
    case badAddress(String, AddressProblem)

    /// What is wrong with an address.
    package enum AddressProblem: Sendable, Equatable {
        case unreadable
        case scheme
        case path
        case credentials
        case plainText
    }

    package var problem: String {
        switch self {
        case .throttled: "The directory says requests come too fast"
        case .refused(let endpoint, let code, let msg, let logID, _):
            Self.refusal(endpoint, code: code, msg: msg, logID: logID)
        case .noAnswer(_, afterSending: false, let reason): "The directory could not be reached: \(reason)"
        case .noAnswer(let endpoint, afterSending: true, let reason):
            "The request was sent and no answer came: \(reason) (\(endpoint))"
        case .unreadable(let endpoint, let status, let reason):
            "What answered \(endpoint) does not speak the contact API: \(reason) (HTTP status \(status))"
        case .doubtful(let endpoint, let doubt):
            "The answer to \(endpoint) proves nothing: \(doubt.words.en)"
        case .redirected(let endpoint, let status):
            "The address answers \(endpoint) by pointing somewhere else (HTTP status \(status))"
        case .endlessList(let endpoint): "The pages of \(endpoint) never end"
        case .cutList(let endpoint):
            "The list of \(endpoint) breaks off: the answer says that more follows, and not where"
        case .tooManyCalls(let endpoint, let announced):
            "Reading the directory takes more than twice the announced number of calls of \(endpoint), \(announced)"
        case .limitTooFar(let endpoint, let seconds):
            "The stored limits let no \(endpoint) leave for \(StoredLimitTooFar.shown(seconds).en), longer than any limit lasts"
        case .badAddress(let text, let fault): "'\(text)' \(fault.problem)"
        }
    }

    package var remedy: String {
        switch self {
        case .throttled(let reset): "Wait \(max(1, reset.components.seconds)) s, then run `roster resume last`."
        case .refused(let endpoint, let code, _, _, _): endpoint.remedy(for: code)
        case .noAnswer(_, afterSending: false, _):
            "Check the address and the network, and that the directory runs; then run `roster resume last`."
        case .redirected where next != .readBack:
            "Give the directory's own address; Roster shows its credentials to no other."
        case .unreadable, .redirected:
            isFromAnotherServer
                ? "Check the address, and proxy and firewall on the way; then run `roster resume last`"
                    + (next == .readBack ? ": it reads back first what became of the row." : ".")
                : afterSending
        case .noAnswer(_, afterSending: true, _), .doubtful: afterSending
        case .limitTooFar: StoredLimitTooFar.remedy.en
        case .endlessList, .cutList, .tooManyCalls:
            "Run the command again; if it stays, report it to whoever runs the directory."
        case .badAddress(_, let fault): fault.remedy
        }
    }

    private var afterSending: String {
        next == .readBack
            ? "Roster reads back what became of the row before it sends anything again."
            : "Check the address and the network; then run `roster resume last`."
    }

    /// What the code means here; the directory's own words are added where they say more than the documentation.
    private static func refusal(_ endpoint: Endpoint, code: Int, msg: String, logID: String?) -> String {
        let own = msg.isEmpty || msg == endpoint.entry(for: code)?.msg ? "" : ", '\(msg)'"
        return "\(endpoint) was refused: \(endpoint.meaning(of: code)) (code \(code)\(own), log id \(logID ?? "none"))"
    }
}

extension DirectoryError.AddressProblem {
    fileprivate var problem: String {
        switch self {
        case .unreadable: "is not the address of a directory"
        case .scheme: "begins with something other than https://"
        case .path: "has a path"
        case .credentials: "carries a name or password"
        case .plainText: "would send the app's secret unencrypted over the network"
        }
    }

    fileprivate var remedy: String {
        switch self {
        case .unreadable, .scheme: "Write `embedded`, or an address such as https://open.feishu.cn."
        case .path: "Write scheme and host alone, without /open-apis, such as https://open.feishu.cn."
        case .credentials: "Leave them out; an app id and secret are given by ROSTER_APP_ID and ROSTER_APP_SECRET."
        case .plainText: "Write https://; plain http:// is for a directory on this machine only."
        }
    }
}
