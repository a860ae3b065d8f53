import AsyncHTTPClient
import ContactAPI
import Foundation
import NIOCore
import NIOHTTP1

/// Sends requests over HTTP/1.1 on connections that stay open; redirects are not followed.
struct HTTPTransport: Sendable {
    private let client: HTTPClient
    private let address: DirectoryAddress
    /// From sending a request to the last byte of its answer.
    private let deadline: Duration
    private let limits = TimeLimits()

    /// An answer larger than this is not a directory's: the largest has fifty people with all their fields.
    private static let largestResponse = 8 << 20

    init(address: DirectoryAddress, workers: Int, timeout: Duration) {
        self.address = address
        deadline = timeout
        let timeout = TimeAmount(timeout)
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = min(timeout, .seconds(10))
        configuration.timeout.read = timeout
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(workers, 1)
        // Below what servers commonly allow: a connection closed just as a write leaves costs a read-back.
        configuration.connectionPool.idleTimeout = .seconds(20)
        // Off, so that an address where nobody listens is noticed at once and retried by one policy only.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    func shutdown() async throws { try await client.shutdown() }

    /// Sends once and reads the whole answer.
    ///
    /// - Throws: `DirectoryError.noResponse` or `.unreadable`; `CancellationError` where the task was cancelled.
    func exchange(_ request: DirectoryRequest, token: String?) async throws -> RawResponse {
        let start = ContinuousClock.now
        do {
            let message = message(for: request, token: token)
            let response = try await client.execute(message, timeout: TimeAmount(deadline))
            do {
                // The client's own deadline ends with the head; bytes may drip in after it for as long as they like.
                let body = try await limits.hold(for: deadline - (.now - start)) {
                    try await response.body.collect(upTo: Self.largestResponse)
                }
                return RawResponse(status: Int(response.status.code), headers: response.headers, body: body)
            } catch is NIOTooManyBytesError {
                throw DirectoryError.unreadable(
                    request.endpoint,
                    status: Int(response.status.code),
                    reason: .tooLarge
                )
            }
        } catch let error as DirectoryError {
            throw error
        } catch {
            // Cancelled: what is not known stays unknown, and the caller's ledger says so.
            if Task.isCancelled || error is CancellationError { throw CancellationError() }
            throw Self.noResponse(request.endpoint, error)
        }
    }

    private func message(for request: DirectoryRequest, token: String?) -> HTTPClientRequest {
        var message = HTTPClientRequest(url: request.url(at: address))
        message.method = HTTPMethod(rawValue: request.endpoint.method.rawValue)
        message.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        if let token { message.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body = request.body { message.body = .bytes(ByteBuffer(bytes: body)) }
        return message
    }
}
