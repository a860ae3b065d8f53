import Dispatch
import Glibc
import JobSession
import Synchronization

/// Ctrl-C, SIGTERM and SIGHUP: the first one is handed on, the second leaves at once.
enum Interruption {
    /// Runs `body`; the first signal cancels it, and then it ends by throwing.
    static func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value
    {
        try await heard(body).value
    }

    /// Runs `body` to begin something; the first signal cancels it, and what it began all the same is closed.
    static func cancelling<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value,
        closing close: (Value) async throws -> Void
    ) async throws -> Value {
        let (value, isCancelled) = try await heard(body)
        guard isCancelled else { return value }
        // The signal came too late for `body` to hear of it; nothing more is to follow.
        try await close(value)
        throw CancellationError()
    }

    private static func heard<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> (value: Value, isCancelled: Bool) {
        let work = Task { try await body() }
        let value = try await watching {
            work.cancel()
        } during: {
            try await work.value
        }
        return (value, work.isCancelled)
    }

    /// Has the signals watched from now on, so that what must be removed before the end is removed at a signal as well.
    static func prepare() { Signals.shared.watch(nil) }

    /// Runs `body`, and `onFirst` when the first signal comes.
    static func watching<Value>(
        onFirst: @escaping @Sendable () -> Void,
        during body: () async throws -> Value
    ) async rethrows -> Value {
        Signals.shared.watch(onFirst)
        defer { Signals.shared.watch(nil) }
        return try await body()
    }
}

/// The process's signals; watched from first use to its end, for a source that is made again misses signals while the
/// system still takes down the one before.
///
/// Unchecked only for `sources`, which nobody touches once they are made.
private final class Signals: @unchecked Sendable {
    static let shared = Signals()

    private let onFirst = Mutex<(@Sendable () -> Void)?>(nil)
    private let sources: [any DispatchSourceSignal]

    private init() {
        let queue = DispatchQueue(label: "roster.signals")
        sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
            let earlier = signal(number, SIG_IGN)
            // `nohup` has said that the terminal may go.
            if number == SIGHUP, Self.isIgnored(earlier) { return nil }
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for source in sources {
            source.setEventHandler { Signals.shared.raise() }
            source.resume()
        }
    }

    /// Hands the next signal to `onFirst`; without it a signal leaves at once.
    func watch(_ onFirst: (@Sendable () -> Void)?) { self.onFirst.withLock { $0 = onFirst } }

    private func raise() {
        let first = onFirst.withLock { onFirst in
            defer { onFirst = nil }
            return onFirst
        }
        guard let first else {
            SpooledInput.removeAll()
            _exit(Self.interrupted)
        }
        first()
    }

    private static func isIgnored(_ handler: sighandler_t?) -> Bool {
        unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static let interrupted: Int32 = 130
}
