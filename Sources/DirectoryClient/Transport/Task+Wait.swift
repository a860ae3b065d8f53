extension Task where Failure == any Error {
    /// The value of a task that others wait for too; a cancelled caller stops waiting, and the task goes on.
    ///
    /// `value` itself waits for the task's end, cancelled or not.
    var valueUnlessCancelled: Success {
        get async throws {
            let (values, continuation) = AsyncThrowingStream.makeStream(of: Success.self)
            Task<Void, Never> {
                do {
                    continuation.yield(try await value)
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            for try await value in values { return value }
            throw _Concurrency.CancellationError()
        }
    }
}
