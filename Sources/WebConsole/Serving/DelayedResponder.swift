import Hummingbird
import Synchronization

/// The port, once it is known.
final class Port: Sendable {
    private let port = Atomic(0)

    var value: Int { port.load(ordering: .acquiring) }

    func set(_ value: Int) { port.store(value, ordering: .releasing) }
}

/// Makes its responder at the first request: the cookies' names have the port, which the system gives.
struct DelayedResponder: HTTPResponder {
    typealias Context = ConsoleContext

    private final class Made: Sendable {
        let responder = Mutex<RouterResponder<ConsoleContext>?>(nil)
    }

    private let made = Made()
    private let make: @Sendable () -> RouterResponder<ConsoleContext>

    init(make: @escaping @Sendable () -> RouterResponder<ConsoleContext>) { self.make = make }

    func respond(to request: Request, context: ConsoleContext) async throws -> Response {
        let responder = made.responder.withLock { known in
            let responder = known ?? make()
            known = responder
            return responder
        }
        return try await responder.respond(to: request, context: context)
    }
}
