import Foundation
import NIOCore
import NIOHTTP1

/// An answer before anybody has read it.
struct RawAnswer: Sendable {
    let status: Int
    /// The log id of the headers.
    let logID: String?
    /// `x-ogw-ratelimit-reset`.
    let reset: Duration?
    let body: Data

    init(status: Int, headers: HTTPHeaders, body: ByteBuffer) {
        self.status = status
        logID = headers.first(name: "x-tt-logid") ?? headers.first(name: "X-Request-Id")
        reset = headers.first(name: "x-ogw-ratelimit-reset").flatMap(Self.seconds)
        self.body = Data(body.readableBytesView)
    }

    private static func seconds(_ text: String) -> Duration? {
        guard let seconds = Double(text.trimmingCharacters(in: .whitespaces)), (0...1e7).contains(seconds) else {
            return nil
        }
        return .seconds(seconds)
    }
}
