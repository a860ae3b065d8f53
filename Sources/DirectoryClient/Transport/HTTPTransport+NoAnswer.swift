import AsyncHTTPClient
import ContactAPI
import Foundation
import NIOCore
import NIOHTTP1

extension HTTPTransport {
    /// Tells a request that cannot have arrived from one that may have; in doubt it may have.
    static func noAnswer(_ endpoint: Endpoint, _ error: any Error) -> DirectoryError {
        if let reason = connectionProblem(error) {
            return .noAnswer(endpoint, afterSending: false, reason: reason)
        }
        return .noAnswer(endpoint, afterSending: true, reason: lostAnswer(error))
    }

    /// Why there was no connection to send on, or `nil` where there was one.
    private static func connectionProblem(_ error: any Error) -> String? {
        if let error = error as? HTTPClientError { return connectionProblem(error) }
        if let error = error as? IOError { return error.errnoCode == ECONNREFUSED ? "nobody answers there" : nil }
        return error is SocketAddressError || isConnectionError(error)
            ? "nobody answers there, or its name is not known" : nil
    }

    private static func connectionProblem(_ error: HTTPClientError) -> String? {
        switch error {
        case .connectTimeout: "connecting took too long"
        case .tlsHandshakeTimeout: "agreeing on encryption took too long"
        case .getConnectionFromPoolTimeout: "no connection became free in time"
        case .alreadyShutdown: "the client is closed"
        case .invalidURL, .emptyHost: "the address cannot be used"
        default: nil
        }
    }

    /// Whether all addresses of a host were tried without result: a type of NIOPosix, of which only the name is seen here.
    private static func isConnectionError(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)) == "NIOPosix.NIOConnectionError"
    }

    private static func lostAnswer(_ error: any Error) -> String {
        if error is HTTPParserError { return "the answer broke off" }
        if error is TimeLimit.Passed { return "it took too long" }
        guard let error = error as? HTTPClientError else { return "\(error)" }
        switch error {
        case .deadlineExceeded, .readTimeout, .writeTimeout: return "it took too long"
        case .remoteConnectionClosed: return "the connection was closed"
        default: return "\(error)"
        }
    }
}
