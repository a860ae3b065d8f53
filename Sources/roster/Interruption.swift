import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the first one is handed on, the second leaves at once.
enum Interruption {
    /// Runs `body`; the first signal cancels it, and then it ends by throwing.
    static func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value
    {
        let work = Task { try await body() }
        return try await watching {
            work.cancel()
        } during: {
            try await work.value
        }
    }

    /// Runs `body`, and `onFirst` when the first signal comes.
    static func watching<Value>(
        onFirst: @escaping @Sendable () -> Void,
        during body: () async throws -> Value
    ) async rethrows -> Value {
        let isSecond = Atomic(false)
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                guard !isSecond.exchange(true, ordering: .acquiringAndReleasing) else { _exit(interrupted) }
                onFirst()
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        }
        return try await body()
    }

    private static let queue = DispatchQueue(label: "roster.signals")
    private static let interrupted: Int32 = 130
}
