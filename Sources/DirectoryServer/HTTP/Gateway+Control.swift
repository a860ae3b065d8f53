import ContactAPI
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

extension Gateway {
    static let controlPrefix = "/control"

    /// Answers the calls that steer a rehearsal, which are no part of the contact API.
    ///
    /// `GET /control/outbox` and `/control/log?last=N`; `POST /control/join` lets somebody join, `/control/scope` changes
    /// what an app reaches, `/control/publish` brings a developer's change into effect, `/control/faults` replaces them,
    /// `/control/clock` moves the directory's clock; a `GET` of the last two shows what is so now.
    func control(_ request: Request) async throws -> Response {
        guard isControlled(by: request.headers[.authorization]) else {
            return Self.refused(
                403,
                "no control token, or a wrong one; see `roster directory serve --control-token-file`"
            )
        }
        var request = request
        do {
            let body = Data(try await request.collectBody(upTo: 1 << 20).readableBytesView)
            let path = request.uri.path.dropFirst(Self.controlPrefix.count)
            switch (request.method, path) {
            case (.get, "/outbox"): return try Self.answer(try await directory.read { try OutboxEntry.all($0) })
            case (.get, "/log"):
                let last = Self.pairs(request.uri.query).first { $0.name == "last" }.flatMap { Int($0.value) } ?? 100
                let calls =
                    directory.log.hasFile
                    ? try CallLogEntry.last(max(0, last), ofDatabase: database) : directory.log.last(last)
                return try Self.answer(calls)
            case (.post, "/join"):
                let who = try JSONDecoder().decode(ControlService.Person.self, from: body)
                return try Self.answer(["joined": try await directory.join(who)])
            case (.post, "/scope"):
                try await directory.change(try JSONDecoder().decode(ControlService.Scope.self, from: body))
                return try Self.answer(["ok": true])
            case (.post, "/publish"):
                try await directory.publish(try JSONDecoder().decode(ControlService.App.self, from: body))
                return try Self.answer(["ok": true])
            case (.get, "/faults"): return try Self.answer(["faults": directory.faults.current.map(\.text)])
            case (.post, "/faults"):
                try await directory.change(try JSONDecoder().decode(ControlService.Faults.self, from: body))
                return try Self.answer(["ok": true])
            case (.get, "/clock"): return try Self.answer(directory.clock.reading)
            case (.post, "/clock"):
                return try Self.answer(
                    try await directory.change(try JSONDecoder().decode(ControlService.Clock.self, from: body).change)
                )
            default: return Self.refused(404, "there is no such control call")
            }
        } catch let error as ControlError {
            return Self.refused(400, error.reason)
        } catch let error as ClockError {
            return Self.refused(400, "\(error.problem.en). \(error.remedy.en)")
        } catch let error as FaultError {
            return Self.refused(400, error.problem.en)
        } catch is DecodingError {
            return Self.refused(400, "the body is not what this call takes")
        } catch is NIOTooManyBytesError {
            return Self.refused(413, "the body is too large")
        }
    }

    /// The token that was given to the server opens them, and so does the secret that stands beside the database for this
    /// user alone: who can read that can change the database itself.
    private func isControlled(by header: String?) -> Bool {
        [controlToken, directory.access.drawn].compactMap(\.self).contains { header == "Bearer \($0)" }
    }

    private static func answer(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return response(.ok, try encoder.encode(value))
    }

    private static func refused(_ status: Int, _ problem: String) -> Response {
        // A dictionary of strings is always JSON.
        let body = (try? JSONEncoder().encode(["problem": problem])) ?? Data()
        return response(HTTPResponse.Status(code: status), body)
    }

    private static func response(_ status: HTTPResponse.Status, _ body: Data) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
