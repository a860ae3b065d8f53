import ContactAPI
import JobEngine
import JobModel
import Testing

@testable import JobSession

struct SessionLogTests {
    private func progress(_ done: Int) -> SessionEvent { .work(.progress(done: done, total: 9)) }

    private func heard(_ log: SessionLog<SessionEvent>) async -> [String] {
        var all: [String] = []
        for await event in SessionEvents(log: log) { all.append("\(event)") }
        return all
    }

    @Test func `keeps the last progress of each step, and the last reason to wait`() async {
        let log = SessionLog<SessionEvent>()
        log.append(.work(.step(name: "one", done: 0, total: 9)))
        for done in 1...3 {
            log.append(progress(done))
            log.append(.work(.waiting(done == 3 ? nil : LimitWait(.createUser))))
        }
        log.append(.work(.step(name: "two", done: 0, total: 9)))
        log.append(progress(1))
        log.append(progress(2))
        log.end()
        let expected: [SessionEvent] = [
            .work(.step(name: "one", done: 0, total: 9)), progress(3), .work(.waiting(nil)),
            .work(.step(name: "two", done: 0, total: 9)), progress(2),
        ]
        #expect(await heard(log) == expected.map { "\($0)" })
    }

    @Test func `a listener receives progress that arrives while it waits`() async {
        let log = SessionLog<SessionEvent>()
        var listener = SessionEvents(log: log).makeAsyncIterator()
        for done in 1...3 {
            log.append(progress(done))
            let event = await listener.next()
            #expect("\(String(describing: event))" == "\(String(describing: Optional(progress(done))))")
        }
        async let last = listener.next()
        log.end()
        #expect(await last == nil)
        log.append(progress(4))
        #expect(await listener.next() == nil)
    }

    @Test func `a cancelled listener stops waiting`() async {
        let log = SessionLog<SessionEvent>()
        let listener = Task {
            var count = 0
            for await _ in SessionEvents(log: log) { count += 1 }
            return count
        }
        listener.cancel()
        #expect(await listener.value == 0)
    }
}
