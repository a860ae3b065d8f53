import Hummingbird
import JobEngine
import JobModel
import JobSession
import NIOCore
import ServiceLifecycle

/// The live part of a run's page as server-sent events.
///
/// Every event is the whole part, so that a page that connects again has missed nothing; its id says how far the run was.
/// Source: HTML Living Standard, server-sent events.
struct RunEvents: Sendable {
    let run: WatchedRun
    let pages: PageLibrary
    let frame: PageFrame
    /// What only this console knows of the run.
    let surroundings: @Sendable (RunStatus) async throws -> RunPage.Surroundings

    func response(after seen: String?) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
                var last = seen
                let ticks = RunTicks(monitor: run.monitor, supervisor: run.supervisor, run: run.record.id)
                for try await progress in ticks.cancelOnGracefulShutdown() {
                    let (id, part) = try await self.event(progress)
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

    private func event(_ progress: RunTicks.Element) async throws -> (id: String, part: String) {
        let status = progress.status
        let live = try await run.live(progress, surroundings(status), frame)
        let settled = status.steps.reduce(0) { $0 + $1.progress.done }
        var id = "\(status.state)-\(status.steps.count)-\(settled)"
        if let export = status.export { id += "-\(export.departmentsRead)-\(export.departments)-\(export.people)" }
        id += "-\(Self.mark(of: live.actions.mark + live.times.mark + live.status))"
        // What is waited for changes without a row; a plot without new rows is drawn again every few seconds.
        if let waiting = live.waiting { id += "-\(Self.mark(of: waiting))" }
        if let first = progress.samples.first, let last = progress.samples.last {
            id += "-\(Int((last.at - first.at) / Self.plotInterval))"
        }
        return (id, try pages.text(of: live))
    }

    private static func mark(of text: String) -> Int { text.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } }

    private static let plotInterval = Duration.seconds(5)

    private static func event(_ name: String, id: String, data: String) -> ByteBuffer {
        let lines = data.split(separator: "\n", omittingEmptySubsequences: false).map { "data: \($0)\n" }.joined()
        return ByteBuffer(string: "event: \(name)\nid: \(id)\n\(lines)\n")
    }
}
