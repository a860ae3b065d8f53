import NIOCore
import NIOHTTP1

/// Closes a connection whose client takes too long, or sends too much.
///
/// A deadline counts from the beginning of what it bounds, so that a byte now and then does not put it off. While the
/// server itself takes nothing from the connection, the client is not to blame and the deadline waits.
final class DeadlineHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let deadlines: ConnectionDeadlines
    private var deadline: Scheduled<Void>?
    private var unanswered = 0
    private var isReadingBody = false
    private var bodyBytes = 0
    /// Whether the server wants bytes and has not got them yet.
    private var isReading = false

    init(_ deadlines: ConnectionDeadlines) { self.deadlines = deadlines }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { set(deadlines.firstHead, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        set(deadlines.firstHead, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func read(context: ChannelHandlerContext) {
        isReading = true
        context.read()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        context.fireChannelReadComplete()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            isReadingBody = true
            bodyBytes = 0
            set(deadlines.body, context)
        case .body(let part):
            bodyBytes += part.readableBytes
            if bodyBytes > deadlines.bodyBytes { return context.close(promise: nil) }
        case .end:
            isReadingBody = false
            if unanswered > 0 { deadline?.cancel() } else { set(deadlines.nextHead, context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            if unanswered == 0, !isReadingBody { set(deadlines.nextHead, context) }
        }
        context.write(data, promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { set(deadlines.firstHead, context) }
        context.close(mode: mode, promise: promise)
    }

    private func set(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            guard self.isReading || !self.isReadingBody else { return self.set(time, context) }
            context.close(promise: nil)
        }
    }
}
