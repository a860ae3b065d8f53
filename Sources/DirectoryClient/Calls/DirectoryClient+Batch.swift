package import ContactAPI

extension DirectoryClient {
    /// Hands in people to be added by a task; not idempotent, so a lost answer must be read back.
    package func batchAddUsers(
        _ body: BatchAddUsersBody,
        witness: (any RequestWitness)? = nil
    ) async throws -> Answer<TaskTicket> {
        var request = DirectoryRequest(.batchAddUsers)
        request.witness = witness
        try request.encode(body)
        return try required(try await send(request, answering: TaskTicket.self), .batchAddUsers)
    }

    /// Hands in departments to be added by a task; not idempotent, so a lost answer must be read back.
    package func batchAddDepartments(_ body: BatchAddDepartmentsBody) async throws -> Answer<TaskTicket> {
        var request = DirectoryRequest(.batchAddDepartments)
        try request.encode(body)
        return try required(try await send(request, answering: TaskTicket.self), .batchAddDepartments)
    }

    /// Asks how far a task is.
    package func task(_ id: String) async throws -> Answer<TaskState> {
        var request = DirectoryRequest(.task)
        request.add("task_id", id)
        return try required(try await send(request, answering: TaskState.self), .task)
    }
}
