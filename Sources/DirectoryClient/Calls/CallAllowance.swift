package import ContactAPI
import Synchronization

/// How many calls of each endpoint a piece of reading may make: as many as were announced, and a margin.
///
/// What the directory says of itself decides how often it is asked, so that a directory that contradicts itself must
/// not keep its caller asking.
package final class CallAllowance: Sendable {
    private struct Calls {
        /// `nil` where nothing limits their number.
        var announced: Int? = 0
        var made = 0
    }

    private let calls = Mutex<[Endpoint: Calls]>([:])

    package init() {}

    /// Allows further calls of an endpoint; `nil` allows any number.
    package func allow(_ endpoint: Endpoint, atMost most: Int?) {
        calls.withLock { calls in
            let announced = calls[endpoint, default: Calls()].announced
            calls[endpoint, default: Calls()].announced =
                if let announced, let most { announced + most } else { nil }
        }
    }

    /// How many calls are made at most where so many were announced: lists are begun again, and grow while they are read.
    static func limit(announced: Int) -> Int { 2 * announced + 20 }

    /// Counts a call that is about to be made.
    func take(_ endpoint: Endpoint) throws(DirectoryError) {
        let announced: Int? = calls.withLock { calls in
            calls[endpoint, default: Calls()].made += 1
            guard let entry = calls[endpoint], let announced = entry.announced else { return nil }
            return entry.made > Self.limit(announced: announced) ? announced : nil
        }
        if let announced { throw .tooManyCalls(endpoint, announced: announced) }
    }
}
