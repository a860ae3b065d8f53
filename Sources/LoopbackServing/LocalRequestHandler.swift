package import NIOCore
import NIOHTTP1

/// The type and the text of the answer to a request that is refused; the port is the server's.
package typealias RefusalBody = @Sendable (_ refusal: RequestRefusal) -> (contentType: String, body: ByteBuffer)

/// Refuses requests that are not from this machine by their own head, before anything else sees them.
///
/// What follows a refused request on its connection is dropped, and the connection is closed.
final class LocalRequestHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let body: RefusalBody
    private var refusal: RequestRefusal?
    /// Made at the first request: the system is asked for the address of a connection once.
    private var authority: LocalAuthority?
    /// Requests before it that still wait for their responses.
    private var unanswered = 0

    init(_ body: @escaping RefusalBody) { self.body = body }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard refusal == nil else { return }
        if case .head(let head) = unwrapInboundIn(data) {
            let authority = authority ?? LocalAuthority(port: context.localAddress?.port ?? 0)
            self.authority = authority
            refusal = authority.refusal(of: head)
            if let refusal {
                if unanswered == 0 { answer(refusal, context) }
                return
            }
            unanswered += 1
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        context.write(data, promise: promise)
        guard case .end = part else { return }
        unanswered -= 1
        if unanswered == 0, let refusal { answer(refusal, context) }
    }

    private func answer(_ refusal: RequestRefusal, _ context: ChannelHandlerContext) {
        let (contentType, body) = body(refusal)
        let head = HTTPResponseHead(
            version: .http1_1,
            status: refusal.status,
            headers: [
                "Content-Type": contentType, "Content-Length": "\(body.readableBytes)",
                "Connection": "close",
            ]
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // The other half stays open: closing it as well could take the response from a client that is still sending.
        context.close(mode: .output, promise: nil)
    }
}
