package import ContactAPI
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A directory that refuses nothing, over real HTTP: a person sent twice is there twice.
///
/// The embedded directory catches many mistakes of a client, for it refuses a mobile that is taken; this one shows them.
/// What it answers may be spoiled call by call, as `LaxFault` says. It ignores `client_token` unless told otherwise, and
/// writes as soon as it has read a request, before any delay of the answer.
package final class LaxDirectory: Sendable {
    package let port: Int
    private let log: Mutex<[LaxCall]>
    private let state: Mutex<LaxState>
    private let fault: @Sendable (LaxCall) -> LaxFault?

    private init(port: Int, state: LaxState, fault: @escaping @Sendable (LaxCall) -> LaxFault?) {
        self.port = port
        log = Mutex([])
        self.state = Mutex(state)
        self.fault = fault
    }

    package var address: String { "http://127.0.0.1:\(port)" }

    /// The secret and the id may be any; these are as good as others.
    package static let credentials = ["ROSTER_APP_ID": "cli_test", "ROSTER_APP_SECRET": "secret"]

    /// Everybody who is there, in the order of their creation; who was sent twice stands twice.
    package var people: [User] { state.withLock { $0.people } }

    package var departments: [Department] { state.withLock { $0.departments } }

    /// What was asked so far, the token's calls included.
    package var calls: [LaxCall] { log.withLock { $0 } }

    /// Changes people and departments by another way than the API, as an administrator does.
    package func change(_ change: @Sendable (inout LaxState) -> Void) { state.withLock { change(&$0) } }

    /// Runs a directory that answers as it should for as long as `body` takes.
    package static func run(
        _ state: LaxState = LaxState(),
        _ body: (LaxDirectory) async throws -> Void
    ) async throws {
        try await run(state) { _ in
            nil
        } body: {
            try await body($0)
        }
    }

    /// Runs a directory for as long as `body` takes; `fault` says which answers are spoiled, and how.
    package static func run(
        _ state: LaxState = LaxState(),
        fault: @escaping @Sendable (LaxCall) -> LaxFault?,
        body: (LaxDirectory) async throws -> Void
    ) async throws {
        let served = Mutex<LaxDirectory?>(nil)
        try await LoopbackServer.run { request in
            guard let directory = served.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
            return try await directory.respond(to: request)
        } body: { port in
            let directory = LaxDirectory(port: port, state: state, fault: fault)
            served.withLock { $0 = directory }
            try await body(directory)
        }
    }

    private func respond(to request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 24)
        guard let call = note(request, String(buffer: body)) else { return Response(status: .notFound) }
        let fault = fault(call)
        if case .refuse(let status, let text) = fault { return Self.response(status, text) }
        let answer = try answer(to: call)
        return fault?.spoil(answer, of: call) ?? Self.response(200, answer)
    }

    private func answer(to call: LaxCall) throws -> String { try state.withLock { try $0.answer(to: call) } }

    /// `nil` where no call of the API is there.
    private func note(_ request: Request, _ body: String) -> LaxCall? {
        guard let found = LaxCall.find(request.method.rawValue, request.uri.path) else { return nil }
        let query = request.uri.queryParameters.map { (name: String($0.key), value: String($0.value)) }
        return log.withLock { log in
            let earlier = log.count { $0.endpoint == found.endpoint }
            let call = LaxCall(endpoint: found.endpoint, id: found.id, query: query, body: body, earlier: earlier)
            log.append(call)
            return call
        }
    }

    static func response(_ status: Int, _ text: String) -> Response {
        let isJSON = text.hasPrefix("{")
        return Response(
            status: .init(code: status),
            headers: [.contentType: isJSON ? "application/json" : "text/html"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
