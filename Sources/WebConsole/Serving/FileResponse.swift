import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A file as a download, read piece by piece.
enum FileResponse {
    /// - Parameters:
    ///   - path: Where it is.
    ///   - name: What the browser calls it: letters, digits, dots and hyphens.
    ///   - isRemoved: Whether it goes once it was sent, or was not.
    /// - Returns: The file as the answer to a request.
    /// - Throws: `RunRequestError.noSuchFile` where it cannot be opened.
    static func response(_ path: String, named name: String, removing isRemoved: Bool = false) throws -> Response {
        guard let file = FileHandle(forReadingAtPath: path) else { throw RunRequestError.noSuchFile }
        let bytes = try file.seekToEnd()
        try file.seek(toOffset: 0)
        // A file that is open can be read to its end when its name has gone.
        if isRemoved { try FileManager.default.removeItem(atPath: path) }
        return Response(
            status: .ok,
            headers: [
                .contentType: type(of: name), .contentDisposition: "attachment; filename=\"\(name)\"",
                .contentLength: String(bytes),
            ],
            body: ResponseBody(contentLength: Int(bytes)) { writer in
                while let part = try file.read(upToCount: pieceBytes), !part.isEmpty {
                    try await writer.write(ByteBuffer(bytes: part))
                }
                try file.close()
                try await writer.finish(nil)
            }
        )
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "csv": "text/csv; charset=utf-8"
        case "json", "jsonl": "application/json"
        case "html": "text/html; charset=utf-8"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        default: "application/octet-stream"
        }
    }

    private static let pieceBytes = 64 << 10
}
