import Hummingbird
import JobEngine
import JobModel
import JobSession
import NIOCore

/// The rehearsals of plans.
extension ConsoleRoutes {
    func addRehearsals(to router: Router<ConsoleContext>) {
        router.post("/runs/:run/rehearse") { _, context -> Response in
            let run = try await history.record(of: context.parameters.require("run"))
            // What is rehearsed is the job: of a retry that would be other rows than its own.
            guard run.parent == nil else { return .redirect(to: "/runs/\(run.id)/release", type: .normal) }
            guard let plan = try await work.monitor.plan(of: run) else { throw RunRequestError.noPlan(run: run.id) }
            let hasChanges = try await !changes(since: run).isEmpty
            try await work.rehearsals.rehearse(run, plan, hasChanges: hasChanges, in: context.language)
            return .redirect(to: "/runs/\(run.id)/rehearsal", type: .normal)
        }
        router.get("/runs/:run/rehearsal") { _, context -> Response in
            let run = try await history.record(of: context.parameters.require("run"))
            let page = RehearsalPage(
                of: run,
                await work.rehearsals.standing(of: run),
                plan: try await work.monitor.plan(of: run).map { try KeptRehearsal.mark(of: run, $0) },
                hasPages: sheets.sheet(of: run) != nil,
                frame: try await frame(context, of: run)
            )
            return try pages.response(page)
        }
        router.get("/runs/:run/rehearsal/events") { _, context in
            rehearsalEnd(of: try context.parameters.require("run"))
        }
        router.get("/runs/:run/rehearsal/file") { request, context -> Response in
            let run = try await history.record(of: context.parameters.require("run"))
            guard case .ended(let kept) = await work.rehearsals.standing(of: run), case .done(let done) = kept.end
            else {
                throw RunRequestError.rehearsalGone
            }
            let file = try RunFiles(rehearsed: done.files).file(FormQuery(request.uri.query)["name"] ?? "")
            let name = "\(run.id)-rehearsal-\(file.name.replacing("/", with: "-"))"
            return try await resultsFile(file, named: name, context)
        }
    }

    /// The event for which the page waits while a rehearsal is under way.
    private func rehearsalEnd(of run: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: ":\n\n"))
                await work.rehearsals.awaitEnd(of: run)
                try await writer.write(ByteBuffer(string: "event: ended\ndata:\n\n"))
                try await writer.finish(nil)
            }
        )
    }
}
