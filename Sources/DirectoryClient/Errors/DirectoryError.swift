package import ContactAPI
import JobModel
import Wording

/// Why the directory did not do what was asked.
package enum DirectoryError: ExplainedError, Equatable {
    case throttled(reset: Duration)
    /// The directory answered with a code other than 0.
    case refused(Endpoint, code: Int, msg: String, logID: String?, status: Int)
    case noResponse(Endpoint, afterSending: Bool, reason: ExchangeProblem)
    /// Something answered, but not in the directory's words.
    case unreadable(Endpoint, status: Int, reason: ExchangeProblem)
    /// The directory answered success, and the answer does not prove it.
    case doubtful(Endpoint, ResponseDoubt)
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
}
