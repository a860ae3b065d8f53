package import NIOHTTP1

/// Why a request is not looked at.
package enum RequestRefusal: Sendable, Equatable {
    /// It names another host, none, or several.
    case misdirected(port: Int)
    /// A web page sent it.
    case foreignOrigin

    package var status: HTTPResponseStatus {
        switch self {
        case .misdirected: .misdirectedRequest
        case .foreignOrigin: .forbidden
        }
    }
}
