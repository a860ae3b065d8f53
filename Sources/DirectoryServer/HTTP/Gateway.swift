import ContactAPI
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The directory's front: finds the endpoint, checks the caller, and turns what comes of it into an answer.
///
/// U24: auth, rate, permission, then the endpoint's own order: ids, schema, scope, rules.
struct Gateway: HTTPResponder {
    typealias Context = BasicRequestContext

    /// U30: bodies above this are refused.
    static let bodyLimitBytes = 1 << 20

    let directory: DirectoryService
    let logger: Logger
    /// Paces what waits on purpose.
    let clock: any Clock<Duration>
    /// The path of the database.
    let database: String
    let controlToken: String?

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        if request.method == .get, request.uri.path == "/openapi.json" { return Self.description }
        if request.uri.path.hasPrefix(Self.controlPrefix + "/") { return try await control(request) }
        let started = ContinuousClock.now
        var entry = CallLogEntry(
            at: directory.now().timeIntervalSince1970,
            app: "",
            endpoint: "",
            status: 0,
            code: nil,
            logID: LogID.make(directory.now()),
            milliseconds: 0
        )
        let response = try await answer(request, &entry)
        entry.status = response.status.code
        let taken = started.duration(to: .now)
        entry.milliseconds =
            Double(taken.components.attoseconds / 1_000_000_000_000) / 1000
            + Double(taken.components.seconds) * 1000
        directory.log.note(entry)
        return response
    }

    private func answer(_ request: Request, _ entry: inout CallLogEntry) async throws -> Response {
        let logID = entry.logID
        let query = Self.pairs(request.uri.query)
        guard let (endpoint, pathID) = Routing.find(request.method, request.uri.path) else {
            entry.endpoint = Routing.withoutIDs(request.method, request.uri.path)
            return Self.notFound(logID)
        }
        entry.endpoint = endpoint.description
        do {
            if let fault = try await fault(before: endpoint, query: query, logID) { return fault }
            guard endpoint != .tenantAccessToken else {
                let answer = try directory.issueToken(try await Self.body(of: request))
                entry.code = 0
                return Self.json(answer, logID: logID)
            }
            let app = try admitted(request, to: endpoint, &entry)
            // Nobody unknown gets anything read.
            let body = try await Self.body(of: request)
            let call = Call(endpoint: endpoint, app: app, query: query, pathID: pathID, body: body)
            try call.refuseControlCharacters()
            let answer = try await directory.answer(call)
            entry.code = 0
            return losesResponse(of: endpoint) ? Self.brokenLine(logID) : Self.json(answer, logID: logID)
        } catch let refusal as APIError {
            entry.code = refusal.code
            return response(to: refusal, refusal.status(at: endpoint), endpoint, logID)
        } catch {
            logger.error(
                "\(ServerLogMessage.callFailed.rawValue)",
                metadata: ["endpoint": "\(endpoint)", "log_id": "\(logID)", "error": "\(StoreFailure.text(of: error))"]
            )
            entry.code = 40003
            return response(to: APIError(40003, message: "internal error"), 500, endpoint, logID)
        }
    }

    /// The app that calls, where it may call the endpoint now; all of it by the request's head.
    private func admitted(
        _ request: Request,
        to endpoint: Endpoint,
        _ entry: inout CallLogEntry
    ) throws(APIError) -> AppIdentity {
        let app = try caller(request.headers[.authorization])
        entry.app = app.appID
        try require(app, calls: endpoint)
        try directory.rates.count(app, now: directory.now())
        try directory.rates.admit(app, endpoint.rawValue, windows: endpoint.rateWindows, now: directory.now())
        if app.kind == .isv, endpoint.isForCustomApps {
            // v3 documents no code; the gateway's word for an app that may not is the nearest.
            throw APIError(endpoint.version == .v3 ? 99_991_673 : 40001)
        }
        guard app.mayCall(endpoint) else { throw APIError.missing(endpoint.permissions, app) }
        return app
    }

    /// Reads a body; one that says at once that it is too large is not read at all.
    private static func body(of request: Request) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bodyLimitBytes {
            throw APIError.bodyTooLarge
        }
        var request = request
        do {
            return try await request.collectBody(upTo: bodyLimitBytes)
        } catch is NIOTooManyBytesError {
            throw APIError.bodyTooLarge
        } catch {
            // The line closed under it; nobody reads the answer.
            throw APIError(9499, message: "request body incomplete")
        }
    }

    private func caller(_ header: String?) throws(APIError) -> AppIdentity {
        guard let header, header.hasPrefix("Bearer "), header.count > 7 else { throw APIError(99_991_661) }
        let token = String(header.dropFirst(7))
        guard token.hasPrefix("t-") || token.hasPrefix("u-") else { throw APIError(99_991_671) }
        if token.hasPrefix("u-") {
            guard let app = directory.people[token] else { throw APIError(99_991_668) }
            return app
        }
        if directory.faults.strikes(.tokenExpired) { directory.tokens.forget(token) }
        guard let appID = directory.tokens.owner(of: token, now: directory.now()), let app = directory.apps[appID]
        else { throw APIError(99_991_663) }
        return app
    }

    /// The kind of token that the call takes.
    private func require(_ app: AppIdentity, calls endpoint: Endpoint) throws(APIError) {
        switch endpoint.tokens {
        case .either: break
        case .app: if app.person != nil { throw APIError(99_991_668, message: "user access token not support") }
        case .person: if app.person == nil { throw APIError(99_991_663) }
        }
    }

    func response(to refusal: APIError, _ status: Int, _ endpoint: Endpoint, _ logID: String) -> Response {
        var response = Self.json(refusal.body(at: endpoint, logID: logID), logID: logID)
        response.status = HTTPResponse.Status(code: status)
        if let limit = refusal.limit {
            response.headers[.rateLimit] = String(limit.ceiling)
            response.headers[.rateReset] = String(limit.resetSeconds)
        }
        return response
    }

    static func pairs(_ query: String?) -> [(name: String, value: String)] {
        // Read by bytes, because each call has a query.
        (query ?? "").utf8.split(separator: UInt8(ascii: "&")).map { pair in
            guard let sign = pair.firstIndex(of: UInt8(ascii: "=")) else { return (decoded(pair), "") }
            return (decoded(pair[..<sign]), decoded(pair[pair.index(after: sign)...]))
        }
    }

    private static func decoded(_ text: Substring.UTF8View) -> String {
        let written = String(Substring(text))
        return text.contains(UInt8(ascii: "%")) ? written.removingPercentEncoding ?? written : written
    }

    /// What is served, for programs; a test holds it against the routes.
    private static var description: Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_json))
        )
    }

    static func json(_ body: ByteBuffer, logID: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8", .logID: logID],
            body: ResponseBody(byteBuffer: body)
        )
    }

    /// U32: what the live gateway was seen to answer to a wrong path or method.
    private static func notFound(_ logID: String) -> Response {
        Response(
            status: .notFound,
            headers: [.contentType: "text/plain", .logID: logID],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "404 page not found"))
        )
    }
}
