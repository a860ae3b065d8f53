/// Everything that a session says, from its first word on, whenever one begins to listen.
///
/// Every listener hears all events in order; of progress that it is too late or too slow for only the last. It ends after
/// the result or the failure.
package struct SessionEvents<Event: LoggedEvent>: AsyncSequence, Sendable {
    package typealias Failure = Never

    let log: SessionLog<Event>

    package func makeAsyncIterator() -> Iterator { Iterator(log: log) }

    package struct Iterator: AsyncIteratorProtocol {
        let log: SessionLog<Event>
        private var number = 0

        init(log: SessionLog<Event>) { self.log = log }

        package mutating func next() async -> Event? {
            guard let entry = await log.entry(after: number) else { return nil }
            number = entry.number
            return entry.event
        }
    }
}
