package import ContactAPI
import JobModel

extension DirectoryClient {
    /// Creates a department; the same token with the same department creates once.
    ///
    /// `idType` is the kind of the ids of its leaders.
    package func createDepartment(
        _ department: Department,
        idType: UserIDType = .userID,
        clientToken: String,
        observer: (any RequestObserver)? = nil
    ) async throws -> DirectoryResponse<Department> {
        var request = DirectoryRequest(.createDepartment)
        request.observer = observer
        request.addIDTypes(idType)
        request.add("client_token", clientToken)
        request.clientToken = clientToken
        try request.encode(department)
        return try await answer(request)
    }

    /// Changes the fields that are set and no others; `id` is an `open_department_id`.
    package func patchDepartment(
        id: String,
        _ changes: Department,
        idType: UserIDType = .userID,
        observer: (any RequestObserver)? = nil
    ) async throws -> DirectoryResponse<Department> {
        var request = DirectoryRequest(.patchDepartment, id: id)
        request.observer = observer
        request.addIDTypes(idType)
        try request.encode(changes)
        return try await answer(request)
    }

    /// Reads one department; `0` is the root.
    package func getDepartment(id: String) async throws -> DirectoryResponse<Department> {
        var request = DirectoryRequest(.getDepartment, id: id)
        request.addIDTypes()
        return try await answer(request)
    }

    private func answer(_ request: DirectoryRequest) async throws -> DirectoryResponse<Department> {
        let answer = try await send(request, response: DepartmentResponse.self)
        return try required(answer.map { $0?.department }, request.endpoint)
    }

    /// Reads every department below another, which itself is not among them; level by level where they are too many to be
    /// read at once.
    package func allDepartments(below parent: String = rootDepartmentID) async throws -> DirectoryResponse<[Department]>
    {
        do {
            return try await departments(below: parent, recursive: true)
        } catch let failure as DirectoryFailure {
            guard failure.error.has(.tooManyDepartments) else { throw failure }
            return try await departmentsByLevel(below: parent, after: failure.attempts)
        }
    }

    private func departmentsByLevel(
        below parent: String,
        after attempts: [Attempt]
    ) async throws -> DirectoryResponse<[Department]> {
        var all = DirectoryResponse<[Department]>(value: [], logID: nil, attempts: attempts)
        var parents = [parent]
        var known: Set<String> = []
        while let parent = parents.popLast() {
            let children = try await departments(below: parent, recursive: false)
            all.attempts += children.attempts
            all.logID = children.logID
            // A department moved while the tree is read is met twice.
            let fresh = children.value.filter { known.insert($0.openDepartmentID ?? "").inserted }
            all.value += fresh
            parents += fresh.compactMap(\.openDepartmentID)
            guard known.count <= CallAllowance.limit(announced: Self.mostDepartments) else {
                throw DirectoryFailure(error: .endlessList(.childDepartments), attempts: all.attempts)
            }
        }
        return all
    }

    private func departments(below parent: String, recursive: Bool) async throws -> DirectoryResponse<[Department]> {
        let reader = ListPages<Department>(endpoint: .childDepartments) { token in
            var request = DirectoryRequest(.childDepartments, id: parent)
            request.add("fetch_child", String(recursive))
            request.addPage(token)
            request.addIDTypes()
            let answer = try await self.send(request, response: ItemPage<Department>.self)
            return try self.requiredPage(answer, .childDepartments).map { ListPage($0) }
        }
        return try await reader.read()
    }

    /// Source: contact API, 4.2.
    private static let mostDepartments = 30_000
}
