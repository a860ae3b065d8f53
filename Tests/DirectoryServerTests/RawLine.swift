import Foundation
import NIOCore
import NIOPosix

/// A connection that sends just what it is told, byte for byte.
struct RawLine: Sendable {
    let channel: any Channel
    private let answers: AsyncStream<String>

    /// Connects; what it says `first` leaves with the connection, before any task has to wait for its turn.
    static func open(_ port: Int, saying first: String = "") async throws -> RawLine {
        let (answers, answer) = AsyncStream.makeStream(of: String.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in channel.pipeline.addHandler(Reader(first: first, answer: answer)) }
            .connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: port)).get()
        return RawLine(channel: channel, answers: answers)
    }

    func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }

    /// Says that no more requests follow, unless the other end has closed the line, which says the same.
    func endRequests() { channel.close(mode: .output, promise: nil) }

    /// Closes the line, which the other end may have done before.
    func close() { channel.close(promise: nil) }

    /// What comes until the other end closes the line.
    func rest() async -> String {
        var text = ""
        for await part in answers { text += part }
        return text
    }

    /// What comes until a text has come, or the end.
    func answer(holding text: String) async -> String {
        var said = ""
        for await part in answers {
            said += part
            if said.contains(text) { break }
        }
        return said
    }

    /// Sends a request and returns the status of its answer; the line is closed afterwards.
    static func status(_ port: Int, _ request: String) async throws -> Int? {
        let line = try await open(port, saying: request)
        let answer = await line.answer(holding: "\r\n\r\n")
        line.close()
        return answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    private final class Reader: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        typealias OutboundOut = ByteBuffer

        let first: String
        let answer: AsyncStream<String>.Continuation

        init(first: String, answer: AsyncStream<String>.Continuation) {
            self.first = first
            self.answer = answer
        }

        func channelActive(context: ChannelHandlerContext) {
            if !first.isEmpty { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: first)), promise: nil) }
            context.fireChannelActive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            answer.yield(String(buffer: unwrapInboundIn(data)))
        }

        func channelInactive(context: ChannelHandlerContext) { answer.finish() }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
