import Hummingbird
import JobEngine
import JobSession
import NIOCore
import ServiceLifecycle
import Wording

/// The live part of a run's page as server-sent events.
///
/// Every event is the whole part, so that a page that connects again has missed nothing; its id says how far the run was.
/// Source: HTML Living Standard, server-sent events.
struct RunEvents: Sendable {
    let history: RunHistory
    let run: String
    let pages: PageLibrary
    let language: Language

    func response(after seen: String?) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
                var last = seen
                for try await status in RunWatch(history, run: run).cancelOnGracefulShutdown() {
                    let (id, part) = try event(status)
                    guard id != last else {
                        // Comments keep the connection, and show when the reader is gone.
                        try await writer.write(ByteBuffer(string: ":\n\n"))
                        continue
                    }
                    last = id
                    try await writer.write(Self.event("part", id: id, data: part))
                }
                // Nobody is at work on it: the whole page says more. Where the console ends, no page could be loaded again.
                if !Task.isShuttingDownGracefully {
                    try await writer.write(Self.event("ended", id: last ?? "0", data: ""))
                }
                try await writer.finish(nil)
            }
        )
    }

    private func event(_ status: RunStatus) throws -> (id: String, part: String) {
        let settled = status.steps.reduce(0) { $0 + $1.progress.done }
        let part = try pages.text(of: RunLivePart(run: status, language: language))
        var id = "\(status.state)-\(status.steps.count)-\(settled)"
        if let export = status.export { id += "-\(export.departmentsRead)-\(export.people)" }
        return (id, part)
    }

    private static func event(_ name: String, id: String, data: String) -> ByteBuffer {
        let lines = data.split(separator: "\n", omittingEmptySubsequences: false).map { "data: \($0)\n" }.joined()
        return ByteBuffer(string: "event: \(name)\nid: \(id)\n\(lines)\n")
    }
}
