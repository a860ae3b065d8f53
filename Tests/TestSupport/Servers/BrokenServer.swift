import Foundation
import NIOCore
import NIOPosix

/// A server below HTTP: it answers one request a connection with whatever bytes a test wants, then closes the line.
package struct BrokenServer: Sendable {
    package let port: Int

    /// Runs the server for as long as `body` takes; token calls succeed.
    package static func run(answering bytes: String, body: (BrokenServer) async throws -> Void) async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(OneResponse(bytes: bytes))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(BrokenServer(port: channel.localAddress?.port ?? 0))
        } catch {
            try await channel.close()
            throw error
        }
        try await channel.close()
    }

    private final class OneResponse: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let bytes: String
        private var received = ""

        init(bytes: String) { self.bytes = bytes }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var buffer = unwrapInboundIn(data)
            received += buffer.readString(length: buffer.readableBytes) ?? ""
            guard isWhole else { return }
            let answer = received.contains("tenant_access_token") ? Self.token : bytes
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
            context.close(promise: nil)
        }

        private var isWhole: Bool {
            guard let end = received.range(of: "\r\n\r\n") else { return false }
            let lengths = received.lowercased().split(separator: "\r\n").filter { $0.hasPrefix("content-length:") }
            let length = lengths.first?.split(separator: ":").last.flatMap {
                Int($0.trimmingCharacters(in: .whitespaces))
            }
            return received[end.upperBound...].utf8.count >= length ?? 0
        }

        private static let token = {
            let body = #"{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":7200}"#
            return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        }()
    }
}
