import ContactAPI
import HTTPTypes
import Hummingbird
import NIOCore

extension Gateway {
    /// What strikes before a call is looked at: a wait, and an answer in place of the directory's.
    func fault(
        before endpoint: Endpoint,
        query: [(name: String, value: String)],
        _ logID: String
    ) async throws
        -> Response?
    {
        let faults = directory.faults
        if let wait = faults.wait(.latency) { try await clock.sleep(for: .milliseconds(wait)) }
        guard endpoint != .tenantAccessToken else { return nil }
        if endpoint.listsPages, let wait = faults.wait(.slowPage) { try await clock.sleep(for: .milliseconds(wait)) }
        if faults.strikes(.cut) { return Self.brokenLine(logID) }
        if faults.strikes(.serverError) {
            return Response(
                status: .badGateway,
                headers: [.contentType: "text/html", .logID: logID],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "<html>bad gateway</html>"))
            )
        }
        if faults.strikes(.throttled) {
            var refusal = APIError(99_991_400)
            refusal.limit = (1, 1)
            return response(to: refusal, 400, endpoint, logID)
        }
        if query.contains(where: { $0.name == "page_token" && !$0.value.isEmpty }), faults.strikes(.stalePage) {
            return response(to: APIError(40012), 400, endpoint, logID)
        }
        return nil
    }

    /// The directory has done it, and nobody hears of it.
    func losesResponse(of endpoint: Endpoint) -> Bool { endpoint.writes && directory.faults.strikes(.answerLost) }

    /// A head that promises a body, and a line that closes without one.
    static func brokenLine(_ logID: String) -> Response {
        let body = ResponseBody(contentLength: 2) { _ in throw BrokenLine() }
        return Response(status: .ok, headers: [.contentType: "application/json", .logID: logID], body: body)
    }

    private struct BrokenLine: Error {}
}

extension Endpoint {
    /// Whether a call gives pages.
    var listsPages: Bool {
        switch self {
        case .usersOfDepartment, .listUsers, .searchUsers, .childDepartments, .listDepartments, .parentDepartments,
            .searchDepartments, .customAttributes, .employeeTypes, .jobTitles, .workCities, .jobLevels, .jobFamilies,
            .units, .unitDepartments,
            .scopes:
            true
        default: false
        }
    }
}
