extension SessionWork {
    /// Does the work of another session as a part of this one, and says all that it says.
    func forwarding<Session: WorkSession>(_ session: Session) async throws -> Session.Value {
        let telling = Task {
            for await event in session.events {
                switch event {
                case .note(let words): say(.note(words))
                case .work(let event): say(.work(event))
                case .counting(let words): say(.counting(words))
                case .counted(let count, let total): say(.counted(count, of: total))
                case .finished, .failed: break
                }
            }
        }
        let value: Result<Session.Value, any Error>
        do { value = .success(try await cancelling { try await session.run() }) } catch { value = .failure(error) }
        await telling.value
        return try value.get()
    }
}
