import LoopbackServing
import NIOCore

extension Gateway {
    /// What a request is answered that does not come from this machine.
    @Sendable static func refusal(_ refusal: RequestRefusal) -> (contentType: String, body: ByteBuffer) {
        let problem =
            switch refusal {
            case .misdirected(let port):
                "This directory answers to localhost:\(port), 127.0.0.1:\(port) and [::1]:\(port) alone, and the request names another host, none, or several"
            case .foreignOrigin: "This directory takes no requests from web pages of other origins"
            }
        var json = JSONWriter()
        json.object { $0.field("problem", problem) }
        return ("application/json; charset=utf-8", json.buffer)
    }
}
