import Foundation
import Synchronization

/// Work that blocks, in a thread of its own: Swift's own threads must not wait.
enum BlockingWork {
    /// Does the work and returns its value; the work asks now and then whether its task was cancelled.
    static func done<Value: Sendable>(
        _ body: @escaping @Sendable (_ isCancelled: () -> Bool) throws -> Value
    ) async throws -> Value {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread { continuation.resume(with: Result { try body(cancellation.hasCome) }) }
            }
        } onCancel: {
            cancellation.come()
        }
    }

    private final class Cancellation: Sendable {
        private let state = Atomic(false)

        func hasCome() -> Bool { state.load(ordering: .relaxed) }

        func come() { state.store(true, ordering: .relaxed) }
    }
}
