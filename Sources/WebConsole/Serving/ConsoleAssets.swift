import HTTPTypes
import Hummingbird
import NIOCore

/// The stylesheet and the script, carried in the binary.
enum ConsoleAssets {
    static let prefix = "/assets/"

    /// `nil` for a name that is none of them.
    static func response(_ name: String) -> Response? {
        switch name {
        case "console.css": response("text/css; charset=utf-8", PackageResources.console_css)
        case "console.js": response("text/javascript; charset=utf-8", PackageResources.console_js)
        default: nil
        }
    }

    private static func response(_ type: String, _ bytes: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
