import Foundation
import NIOCore
import NIOHTTP1

/// An answer before anybody has read it.
struct RawResponse: Sendable {
    let status: Int
    /// The log id of the headers.
    let logID: String?
    /// `x-ogw-ratelimit-reset`; of several the longest.
    let reset: Duration?
    /// Whether it is compressed, which nobody has asked for.
    let isCompressed: Bool
    let body: ByteBuffer

    init(status: Int, headers: HTTPHeaders, body: ByteBuffer) {
        self.status = status
        logID = headers.first(name: "x-tt-logid") ?? headers.first(name: "X-Request-Id")
        reset = headers[canonicalForm: "x-ogw-ratelimit-reset"].compactMap { Self.seconds(String($0)) }.max()
        isCompressed = headers.first(name: "Content-Encoding").map { $0.lowercased() != "identity" } ?? false
        self.body = body
    }

    private static func seconds(_ text: String) -> Duration? {
        guard let seconds = Double(text.trimmingCharacters(in: .whitespaces)), seconds >= 0 else { return nil }
        // More than anybody waits for, and no more than a `Duration` holds.
        return .seconds(min(seconds, 1e7))
    }
}
