import Hummingbird
import NIOCore

extension Response {
    /// What a directory answers.
    static func json(_ bytes: some Sequence<UInt8>) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
