package import ContactAPI
package import DirectoryClient
package import Foundation
import HTTPTypes
package import Hummingbird
import JobModel
import NIOCore

/// A directory that answers what an export asks, from lists that stand in the test, over real HTTP.
package struct FakeDirectory: Sendable {
    package var departments: [Department] = []
    package var users: [User] = []
    package var attributes: [CustomAttributeDefinition] = []
    package var isWholeCompany = true
    /// What it says of the root, where it says anything.
    package var root: Department?
    /// Departments and people in the app's scope, where it is not the whole company.
    package var scope = ScopePage(userIDs: nil, departmentIDs: nil, groupIDs: nil, hasMore: false, pageToken: nil)
    package var pageSize = 2
    /// Answered instead of the members of a department.
    package var refusals: [String: Int] = [:]

    /// Departments whose lists of members do not end, or break off.
    package var endless: [String: Endless] = [:]

    /// Departments whose lists of members show somebody on two pages at once, as those do that grow while they are read.
    package var repeating: [String: Repeating] = [:]

    package enum Repeating: Sendable, CaseIterable { case further, inPlaceOfTheLast }

    /// Whether its list of departments shows one on two pages at once, or does not end.
    package var repeatsDepartment = false
    package var hasEndlessDepartments = false

    package enum Endless: Sendable, CaseIterable { case sameToken, samePage, emptyPages, newPeople, cut }

    /// What else differs from this is set afterwards.
    package init(
        departments: [Department] = [],
        users: [User] = [],
        attributes: [CustomAttributeDefinition] = [],
        pageSize: Int = 2
    ) {
        self.departments = departments
        self.users = users
        self.attributes = attributes
        self.pageSize = pageSize
    }

    /// Runs the directory, and a client of it, for as long as `body` takes.
    package func serve(_ body: (DirectoryClient) async throws -> Void) async throws {
        try await LoopbackServer.run { request in
            Response(
                status: .ok,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: try answer(request)))
            )
        } body: { port in
            let settings = ClientSettings(workers: 8, rates: .off)
            try await withClient(port: port, settings: settings, clock: ContinuousClock(), body: body)
        }
    }

    /// What it answers, for a server of the test's own.
    package func answered(_ request: Request) throws -> Data { try answer(request) }

    private func answer(_ request: Request) throws -> Data {
        let path = request.uri.path.replacingOccurrences(of: "/open-apis", with: "")
        let query = request.uri.queryParameters
        let token = query["page_token"].map { String($0) }
        switch path {
        case Endpoint.tenantAccessToken.path:
            return try JSONEncoder().encode(TokenResponse(code: 0, msg: "ok", tenantAccessToken: "t-1", expire: 7200))
        case Endpoint.customAttributes.path: return try page(attributes, token)
        case Endpoint.scopes.path: return try data(scope)
        case Endpoint.usersOfDepartment.path: return try members(of: query["department_id"].map { String($0) }, token)
        case Endpoint.batchUsers.path:
            let ids = Set(query.getAll("user_ids").map { String($0) })
            return try data(
                ItemPage(
                    items: users.filter { ids.contains($0.userID ?? "") || ids.contains($0.openID ?? "") },
                    hasMore: false,
                    pageToken: nil
                )
            )
        case "/contact/v3/departments/0/children" where !isWholeCompany: return try refusal(40004)
        case "/contact/v3/departments/0/children" where hasEndlessDepartments:
            return try data(ItemPage(items: departments, hasMore: true, pageToken: "1"))
        case "/contact/v3/departments/0/children":
            return try page(repeatsDepartment ? repeated(departments) : departments, token)
        default: return try departmentResponse(path, token)
        }
    }

    private func departmentResponse(_ path: String, _ token: String?) throws -> Data {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 4, parts[2] == "departments" else { return try refusal(404) }
        if parts.last == "children" { return try page(departments.filter { $0.parentDepartmentID == parts[3] }, token) }
        if parts[3] == rootDepartmentID { return try data(DepartmentResponse(department: root)) }
        return try data(DepartmentResponse(department: departments.first { $0.openDepartmentID == parts[3] }))
    }

    private func members(of department: String?, _ token: String?) throws -> Data {
        guard let department else { return try refusal(40002) }
        if let code = refusals[department] { return try refusal(code) }
        let members = users.filter { $0.departmentIDs?.contains(department) == true }
        switch repeating[department] {
        case .further: return try page(repeated(members), token)
        case .inPlaceOfTheLast: return try page(Array(repeated(members).dropLast()), token)
        case nil: break
        }
        guard let kind = endless[department] else { return try page(members, token) }
        let number = token.flatMap(Int.init) ?? 0
        let first = Array(members.prefix(pageSize))
        let (items, next): ([User], String?) =
            switch kind {
            case .sameToken: (number == 0 ? first : [], "1")
            case .samePage: (first, String(number + 1))
            case .emptyPages: (number == 0 ? first : [], String(number + 1))
            case .newPeople: (number == 0 ? first : [Self.stranger(number)], String(number + 1))
            case .cut: (first, nil)
            }
        return try data(ItemPage(items: items, hasMore: true, pageToken: next))
    }

    /// The last item of the first page begins the second one too.
    private func repeated<Item>(_ all: [Item]) -> [Item] {
        all.count > pageSize ? Array(all[..<pageSize]) + Array(all[(pageSize - 1)...]) : all
    }

    /// Somebody that no other call knows.
    private static func stranger(_ number: Int) -> User {
        var user = User()
        (user.userID, user.openID) = ("x\(number)", "ou_x\(number)")
        return user
    }

    private func page<Item: Codable & Sendable>(_ all: [Item], _ token: String?) throws -> Data {
        let start = token.flatMap(Int.init) ?? 0
        let end = min(start + pageSize, all.count)
        let hasMore = end < all.count
        return try data(
            ItemPage(items: Array(all[start..<end]), hasMore: hasMore, pageToken: hasMore ? String(end) : nil)
        )
    }

    private func data<Payload: Codable & Sendable>(_ payload: Payload) throws -> Data {
        try JSONEncoder().encode(Envelope(code: 0, msg: "success", data: payload))
    }

    private func refusal(_ code: Int) throws -> Data {
        try JSONEncoder().encode(Envelope<Nothing>(code: code, msg: "no"))
    }
}
