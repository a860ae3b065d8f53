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
            await work.rehearsals.rehearse(run, in: context.language)
            return .redirect(to: "/runs/\(run.id)/rehearsal", type: .normal)
        }
        router.get("/runs/:run/rehearsal") { _, context -> Response in
            let run = try await history.record(of: context.parameters.require("run"))
            let standing = await work.rehearsals.standing(of: run.id)
            let hasPages = sheets.sheet(of: run) != nil
            return try pages.response(
                RehearsalPage(of: run, standing, hasPages: hasPages, frame: frame(context, .runs))
            )
        }
        router.get("/runs/:run/rehearsal/events") { _, context in
            rehearsalEnd(of: try context.parameters.require("run"))
        }
        router.get("/runs/:run/rehearsal/file") { request, context -> Response in
            let run = try context.parameters.require("run")
            guard case .done(let rehearsal) = await work.rehearsals.standing(of: run) else {
                throw RunRequestError.rehearsalGone
            }
            let file = try RunFiles(of: rehearsal).file(FormQuery(request.uri.query)["name"] ?? "")
            let name = "\(run)-rehearsal-\(file.name.replacing("/", with: "-"))"
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
