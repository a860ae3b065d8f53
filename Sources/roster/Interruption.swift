import Dispatch
import Glibc
import JobSession
import Synchronization

/// Ctrl-C, SIGTERM and SIGHUP: the first one is handed on, the second leaves at once.
enum Interruption {
    /// Has the signals watched from now on, so that what must be removed before the end is removed at a signal as well.
    static func prepare() { Signals.shared.watch(nil) }

    /// Runs `body`, and `onFirst` when the first signal comes.
    static func watching<Value>(
        onFirst: @escaping @Sendable () -> Void,
        during body: () async throws -> Value
    ) async rethrows -> Value {
        let isHeard = Atomic(false)
        return try await handing {
            guard !isHeard.exchange(true, ordering: .relaxed) else { return false }
            onFirst()
            return true
        } during: {
            try await body()
        }
    }

    /// Runs `body`, and hands every signal to `stop`; where that has nothing to stop, the signal leaves at once.
    static func handing<Value>(
        _ stop: @escaping @Sendable () -> Bool,
        during body: () async throws -> Value
    ) async rethrows -> Value {
        Signals.shared.watch(stop)
        defer { Signals.shared.watch(nil) }
        return try await body()
    }
}

/// The process's signals; watched from first use to its end, because a source that is made again misses signals while
/// the system still takes down the one before.
///
/// Dispatch registers a source a while after it is resumed, on a busy machine seconds. A signal of that time would be lost
/// if it were ignored until then, and the command could not be stopped; so nothing goes on before they are registered.
///
/// Unchecked only for `sources`, which nobody touches once they are made.
private final class Signals: @unchecked Sendable {
    static let shared = Signals()

    /// Not of the instance: a signal may come while that is still being made.
    private static let stop = Mutex<(@Sendable () -> Bool)?>(nil)
    private let sources: [any DispatchSourceSignal]

    private init() {
        let queue = DispatchQueue(label: "roster.signals")
        sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
            // `nohup` has said that the terminal may go.
            if number == SIGHUP, Self.isIgnored(number) { return nil }
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        let registered = DispatchSemaphore(value: 0)
        for source in sources {
            source.setRegistrationHandler { registered.signal() }
            source.setEventHandler { Self.raise() }
            source.resume()
        }
        for _ in sources { registered.wait() }
    }

    /// Hands the signals to `stop`; without it, and where it returns `false`, a signal leaves at once.
    func watch(_ stop: (@Sendable () -> Bool)?) { Self.stop.withLock { $0 = stop } }

    private static func raise() {
        let stop = stop.withLock(\.self)
        guard let stop, stop() else {
            SpooledInput.removeAll()
            _exit(interrupted)
        }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        let handler = action.__sigaction_handler.sa_handler
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static let interrupted: Int32 = 130
}
