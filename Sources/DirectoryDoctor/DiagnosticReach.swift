import ContactAPI
import DirectoryClient
import JobEngine

/// What the app can reach, and a sample of it: a page of departments, and a page of people of a few of them.
struct DiagnosticReach: Sendable {
    /// Whether the departments of the root answer; `nil` where no call for it is allowed.
    private(set) var isWholeCompany: Bool?
    /// The first level of the company, or what the app's scope names.
    private(set) var departments: [Department] = []
    private(set) var hasMoreDepartments = false
    /// What the app's scope names; `nil` where it may not be asked for.
    private(set) var scope: ScopePage?
    private(set) var people: [User] = []

    private let idType: UserIDType

    init(_ client: DirectoryClient, mayUseUserIDs: Bool) async throws {
        idType = mayUseUserIDs ? .userID : .openID
        scope = try await Self.unlessRefused { () async throws -> ScopePage? in
            try await client.ask(
                DirectoryQuestion(.scopes, query: [("page_size", "100")] + idTypes),
                response: ScopePage.self
            )
        }
        try await readFirstLevel(client)
        if isWholeCompany != true { try await readScope(client) }
        try await readPeople(client)
    }

    private var idTypes: [(name: String, value: String)] {
        [
            ("user_id_type", idType.rawValue),
            ("department_id_type", DepartmentIDType.openDepartmentID.rawValue),
        ]
    }

    private mutating func readFirstLevel(_ client: DirectoryClient) async throws {
        let question = DirectoryQuestion(
            .childDepartments,
            id: rootDepartmentID,
            query: [("page_size", "50")] + idTypes
        )
        do {
            let page = try await client.ask(question, response: ItemPage<Department>.self)
            isWholeCompany = true
            departments = page?.items ?? []
            hasMoreDepartments = page?.hasMore == true
        } catch let failure as DirectoryFailure {
            // No authority over the root is a narrower scope; a call that is not allowed says nothing of it.
            isWholeCompany = ResponseCode.Trait.outsideScope.holds(try failure.codeOfRefusal()) ? false : nil
        }
    }

    private mutating func readScope(_ client: DirectoryClient) async throws {
        let ids = scope?.departmentIDs ?? []
        hasMoreDepartments = ids.count > Self.sampled || scope?.hasMore == true
        for id in ids.prefix(Self.sampled) {
            let question = DirectoryQuestion(.getDepartment, id: id, query: idTypes)
            let answer = try await Self.unlessRefused { () async throws -> DepartmentResponse? in
                try await client.ask(question, response: DepartmentResponse.self)
            }
            if let department = answer?.department { departments.append(department) }
        }
    }

    private mutating func readPeople(_ client: DirectoryClient) async throws {
        let firstLevel = departments.compactMap(\.openDepartmentID)
        try await readMembers(client, of: (isWholeCompany == true ? [rootDepartmentID] : []) + firstLevel)
        if people.count < Self.enoughPeople, let top = isWholeCompany == true ? rootDepartmentID : firstLevel.first {
            try await readMembers(client, of: try await below(top, client).filter { !firstLevel.contains($0) })
        }
        try await readIndividuals(client)
    }

    /// Departments at any depth.
    private func below(_ department: String, _ client: DirectoryClient) async throws -> [String] {
        let question = DirectoryQuestion(
            .childDepartments,
            id: department,
            query: [("fetch_child", "true"), ("page_size", "50")] + idTypes
        )
        let page = try await Self.unlessRefused { () async throws -> ItemPage<Department>? in
            try await client.ask(question, response: ItemPage<Department>.self)
        }
        return (page?.items ?? []).compactMap(\.openDepartmentID)
    }

    private mutating func readMembers(_ client: DirectoryClient, of departments: [String]) async throws {
        for department in departments.prefix(Self.sampled) where people.count < Self.enoughPeople {
            let question = DirectoryQuestion(
                .usersOfDepartment,
                query: [("department_id", department), ("page_size", "50")] + idTypes
            )
            let page = try await Self.unlessRefused { () async throws -> ItemPage<User>? in
                try await client.ask(question, response: ItemPage<User>.self)
            }
            people += page?.items ?? []
        }
    }

    /// People who are in the scope themselves, where no department gives anybody.
    private mutating func readIndividuals(_ client: DirectoryClient) async throws {
        guard people.isEmpty, let individuals = scope?.userIDs?.prefix(50), !individuals.isEmpty else { return }
        let question = DirectoryQuestion(.batchUsers, query: individuals.map { ("user_ids", $0) } + idTypes)
        let page = try await Self.unlessRefused { () async throws -> ItemPage<User>? in
            try await client.ask(question, response: ItemPage<User>.self)
        }
        people = page?.items ?? []
    }

    private static func unlessRefused<Value>(_ call: () async throws -> Value?) async throws -> Value? {
        do {
            return try await call()
        } catch let failure as DirectoryFailure {
            _ = try failure.codeOfRefusal()
            return nil
        }
    }

    /// Departments looked into: enough to meet somebody, few enough to cost nothing.
    private static let sampled = 8
    private static let enoughPeople = 20
}
