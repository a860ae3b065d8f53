import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A TCP line to a directory that breaks after certain requests: the directory does what they ask, and the caller
/// hears nothing of it, or the answer's first half.
///
/// Requests go on under the directory's own name: it refuses those that call it by another port.
package struct FlakyProxy: Sendable {
    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// What a request begins with that is counted, such as `POST /open-apis/contact/v3/users?`.
    private let request: String
    /// Every so many of them lose their answer.
    private let every: Int
    /// Where the directory listens.
    private let port: Int
    private let counts = Counts()

    private final class Counts: Sendable {
        let seen = Atomic(0)
        let cuts = Atomic(0)
    }

    package init(to port: Int, cutting request: String, every: Int) {
        self.port = port
        self.request = request
        self.every = every
    }

    /// How many answers were lost so far.
    package var cuts: Int { counts.cuts.load(ordering: .relaxed) }

    /// Holds the line for as long as `body` takes, which gets the line's address.
    package func hold(_ body: (String) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0, childChannelInitializer: Self.wrapped)
        let name = "127.0.0.1:\(server.channel.localAddress?.port ?? 0)"
        try await server.executeThenClose { callers in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await withThrowingDiscardingTaskGroup { lines in
                        for try await caller in callers { lines.addTask { await relay(caller, at: name) } }
                    }
                }
                try await body("http://\(name)")
                group.cancelAll()
            }
        }
    }

    @Sendable private static func wrapped(_ channel: any Channel) -> EventLoopFuture<Connection> {
        channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
    }

    /// Carries bytes both ways until one side has gone or the line is cut; either way both ends are closed then.
    private func relay(_ caller: Connection, at address: String) async {
        let doom = Doom()
        do {
            try await caller.executeThenClose { asked, answers in
                let directory = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port, channelInitializer: Self.wrapped)
                try await directory.executeThenClose { answered, asks in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { try await forward(asked, to: asks, at: address, doom) }
                        group.addTask { try await passBack(answered, to: answers, doom) }
                        _ = try await group.next()
                        group.cancelAll()
                    }
                }
            }
        } catch {}  // A line that breaks is what this is for.
    }

    private func forward(
        _ asked: NIOAsyncChannelInboundStream<ByteBuffer>,
        to asks: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        at address: String,
        _ doom: Doom
    ) async throws {
        for try await bytes in asked {
            // A caller waits for its answer before it asks again, so a request starts with a read.
            if bytes.getString(at: bytes.readerIndex, length: request.utf8.count) == request {
                let number = counts.seen.add(1, ordering: .relaxed).newValue
                if number.isMultiple(of: every) { doom.hasCome.store(true, ordering: .releasing) }
            }
            try await asks.write(readdressed(bytes, from: address))
        }
    }

    /// The request with the directory's port in its Host field in place of the line's.
    private func readdressed(_ bytes: ByteBuffer, from address: String) -> ByteBuffer {
        let text = String(buffer: bytes)
        guard let host = text.range(of: "Host: \(address)\r\n", options: .caseInsensitive) else { return bytes }
        return ByteBuffer(string: text.replacingCharacters(in: host, with: "Host: 127.0.0.1:\(port)\r\n"))
    }

    private func passBack(
        _ answered: NIOAsyncChannelInboundStream<ByteBuffer>,
        to answers: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        _ doom: Doom
    ) async throws {
        for try await bytes in answered {
            guard doom.hasCome.load(ordering: .acquiring) else {
                try await answers.write(bytes)
                continue
            }
            let cut = counts.cuts.add(1, ordering: .relaxed).newValue
            let half = bytes.getSlice(at: bytes.readerIndex, length: bytes.readableBytes / 2)
            if let half, cut.isMultiple(of: 2) { try await answers.write(half) }
            return
        }
    }

    /// Whether the next answer on one connection is lost.
    private final class Doom: Sendable {
        let hasCome = Atomic(false)
    }
}
