package import ContactAPI

extension DirectoryClient {
    /// Hands in people to be added by a task; not idempotent, so a lost answer must be read back.
    package func batchAddUsers(
        _ body: BatchAddUsersBody,
        observer: (any RequestObserver)? = nil
    ) async throws -> DirectoryResponse<TaskTicket> {
        var request = DirectoryRequest(.batchAddUsers)
        request.observer = observer
        try request.encode(body)
        return try await ticket(request)
    }

    private func ticket(_ request: DirectoryRequest) async throws -> DirectoryResponse<TaskTicket> {
        let answer = try await send(request, response: TaskTicket.self) {
            $0?.taskID.isEmpty == true ? .noSubject : nil
        }
        return try required(answer, request.endpoint)
    }

    /// Asks how far a task is.
    package func task(_ id: String) async throws -> DirectoryResponse<TaskState> {
        var request = DirectoryRequest(.task)
        request.add("task_id", id)
        let answer = try await send(request, response: TaskState.self) { state in
            guard let state, state.status != nil else { return .noState }
            return state.taskID == id ? nil : .otherSubject
        }
        return try required(answer, .task)
    }
}
