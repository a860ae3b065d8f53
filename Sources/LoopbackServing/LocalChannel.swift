package import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTP1

/// An HTTP/1 connection that only this machine's clients get through, and only in time.
package struct LocalChannel: ServerChildChannel {
    package typealias Value = HTTP1Channel.Value

    private let base: HTTP1Channel
    private let deadlines: ConnectionDeadlines
    private let refusing: RefusalBody

    /// - Parameters:
    ///   - base: The connection of HTTP itself.
    ///   - deadlines: How long its client may take.
    ///   - refusing: What a refused request is answered.
    package init(base: HTTP1Channel, deadlines: ConnectionDeadlines, refusing: @escaping RefusalBody) {
        self.base = base
        self.deadlines = deadlines
        self.refusing = refusing
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let (deadlines, refusing) = (deadlines, refusing)
        return base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            // Right behind the decoder, where a request still has its version, its target and all its Hosts.
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandlers(
                DeadlineHandler(deadlines),
                LocalRequestHandler(refusing),
                position: .after(decoder)
            )
            return value
        }
    }

    package func handle(value: Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
