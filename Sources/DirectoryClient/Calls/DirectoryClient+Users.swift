package import ContactAPI
import JobModel

extension DirectoryClient {
    /// Creates a person; the same token with the same person creates once.
    ///
    /// `idType` is the kind of the ids in the person: of leaders, and by one page of the API of people in attributes too
    /// (C3).
    package func createUser(
        _ user: User,
        idType: UserIDType = .userID,
        clientToken: String,
        observer: (any RequestObserver)? = nil
    ) async throws -> DirectoryResponse<User> {
        var request = DirectoryRequest(.createUser)
        request.observer = observer
        request.addIDTypes(idType)
        request.add("client_token", clientToken)
        request.clientToken = clientToken
        try request.encode(user)
        return try required(try await send(request, response: UserResponse.self).map { $0?.user }, .createUser)
    }

    /// Changes the fields that are set and no others.
    ///
    /// - Parameters:
    ///   - id: The person's id.
    ///   - idType: The kind of `id`, and by the API's rule of `leader_user_id` too.
    ///   - changes: A change of `department_ids` or `is_frozen` waits for the further limit of such patches.
    ///   - observer: Told before each time that the request leaves.
    /// - Returns: The person after the change.
    /// - Throws: `DirectoryFailure`, `CancellationError`.
    package func patchUser(
        id: String,
        idType: UserIDType = .userID,
        _ changes: User,
        observer: (any RequestObserver)? = nil
    ) async throws -> DirectoryResponse<User> {
        var request = DirectoryRequest(.patchUser, id: id)
        request.observer = observer
        request.addIDTypes(idType)
        request.isMoving = changes.departmentIDs != nil || changes.isFrozen != nil
        try request.encode(changes)
        return try required(try await send(request, response: UserResponse.self).map { $0?.user }, .patchUser)
    }

    /// Reads one person, also one who has left.
    package func getUser(id: String, idType: UserIDType = .userID) async throws -> DirectoryResponse<User> {
        var request = DirectoryRequest(.getUser, id: id)
        request.addIDTypes(idType)
        return try required(try await send(request, response: UserResponse.self).map { $0?.user }, .getUser)
    }

    /// Reads up to 50 people, in no promised order; those outside the app's scope are left out.
    package func batchUsers(ids: [String], idType: UserIDType = .userID) async throws -> DirectoryResponse<[User]> {
        var request = DirectoryRequest(.batchUsers)
        for id in ids { request.add("user_ids", id) }
        request.addIDTypes(idType)
        return try await send(request, response: ItemPage<User>.self).map { $0?.items ?? [] }
    }

    /// Asks who holds up to 50 email addresses and up to 50 mobile numbers; the ids answered are user_ids.
    ///
    /// An answer without an entry for each of them proves nothing, least of all that somebody is not there.
    package func lookUp(_ lookup: UserLookup) async throws -> DirectoryResponse<[UserLookup.Entry]> {
        var request = DirectoryRequest(.lookUpUsers)
        request.add("user_id_type", UserIDType.userID.rawValue)
        try request.encode(lookup)
        return try await send(request, response: UserLookup.Response.self) {
            lookup.doubt(in: $0?.userList ?? [])
        }.map { $0?.userList ?? [] }
    }

    /// Reads all direct members of a department; `0` is the root.
    package func allUsers(of department: String) async throws -> DirectoryResponse<[User]> {
        try await reader(ofUsersIn: department).read()
    }

    /// Reads all direct members of a department and keeps what `add` makes of them, page by page.
    ///
    /// A list that must be begun again begins with `initial` again.
    package func readUsers<Value: Sendable>(
        of department: String,
        into initial: Value,
        _ add: (inout Value, [User]) -> Void
    ) async throws -> DirectoryResponse<Value> {
        try await reader(ofUsersIn: department).read(into: initial, add)
    }

    private func reader(ofUsersIn department: String) -> ListPages<User> {
        ListPages<User>(endpoint: .usersOfDepartment) { token in
            var request = DirectoryRequest(.usersOfDepartment)
            request.add("department_id", department)
            request.addPage(token)
            request.addIDTypes()
            let answer = try await self.send(request, response: ItemPage<User>.self)
            return try self.requiredPage(answer, .usersOfDepartment).map { ListPage($0) }
        }
    }
}
