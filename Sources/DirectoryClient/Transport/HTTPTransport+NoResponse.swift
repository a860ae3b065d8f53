import AsyncHTTPClient
import ContactAPI
import Foundation
import NIOCore
import NIOHTTP1

extension HTTPTransport {
    /// Tells a request that cannot have arrived from one that may have; in doubt it may have.
    static func noResponse(_ endpoint: Endpoint, _ error: any Error) -> DirectoryError {
        if let reason = connectionProblem(error) {
            return .noResponse(endpoint, afterSending: false, reason: reason)
        }
        return .noResponse(endpoint, afterSending: true, reason: lostResponse(error))
    }

    /// Why there was no connection to send on, or `nil` where there was one.
    static func connectionProblem(_ error: any Error) -> ExchangeProblem? {
        if let error = error as? HTTPClientError { return connectionProblem(error) }
        if let error = error as? IOError { return error.errnoCode == ECONNREFUSED ? .connectionRefused : nil }
        return error is SocketAddressError || isConnectionError(error) ? .hostUnknown : nil
    }

    private static func connectionProblem(_ error: HTTPClientError) -> ExchangeProblem? {
        switch error {
        case .connectTimeout: .connectTimeout
        case .tlsHandshakeTimeout: .encryptionTimeout
        case .getConnectionFromPoolTimeout: .noFreeConnection
        case .alreadyShutdown: .clientClosed
        case .invalidURL, .emptyHost: .addressUnusable
        default: nil
        }
    }

    /// Whether all addresses of a host were tried without result: a type of NIOPosix, of which only the name is seen here.
    private static func isConnectionError(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)) == "NIOPosix.NIOConnectionError"
    }

    private static func lostResponse(_ error: any Error) -> ExchangeProblem {
        if error is HTTPParserError { return .brokenOff }
        if error is TimeLimits.Passed { return .timeout }
        if let error = error as? IOError { return .other(String(cString: strerror(error.errnoCode))) }
        guard let error = error as? HTTPClientError else { return .other("\(error)") }
        switch error {
        case .deadlineExceeded, .readTimeout, .writeTimeout: return .timeout
        case .remoteConnectionClosed: return .closedByPeer
        default: return .other("\(error)")
        }
    }
}
