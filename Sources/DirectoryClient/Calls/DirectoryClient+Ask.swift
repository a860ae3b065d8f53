package import ContactAPI

extension DirectoryClient {
    /// Makes a call exactly as it is given, one page of it: for questions about the directory itself.
    ///
    /// It must be one that only reads; anything else is a mistake of the caller's and ends the process. Of a list one page
    /// is a sample, and no more than that: one that breaks off with it, or says nothing, is an error nevertheless.
    package func ask<Payload: Decodable & Sendable>(
        _ question: DirectoryQuestion,
        response type: Payload.Type
    ) async throws -> Payload? {
        precondition(!question.endpoint.writes, "\(question.endpoint) writes")
        var request = DirectoryRequest(question.endpoint, id: question.id)
        for (name, value) in question.query { request.add(name, value) }
        if let lookup = question.lookup { try request.encode(lookup) }
        let answer = try await send(request, response: type)
        try requireSample(answer, question.endpoint)
        return answer.value
    }

    private func requireSample<Payload: Sendable>(_ answer: DirectoryResponse<Payload?>, _ endpoint: Endpoint) throws {
        guard Payload.self is any ResponsePage.Type else { return }
        let page = answer.value as? any ResponsePage
        if page?.breaksOff == true { throw DirectoryFailure(error: .cutList(endpoint), attempts: answer.attempts) }
        guard endpoint.showsAbsence else { return }
        _ = try required(answer.map { _ in page?.saysAnything == true ? true : nil }, endpoint)
    }
}

extension Endpoint {
    /// Whether what its list leaves out counts as not there; an attribute that is switched off is in none (U12).
    fileprivate var showsAbsence: Bool {
        switch self {
        case .childDepartments, .usersOfDepartment, .scopes: true
        default: false
        }
    }
}

/// A call that reads, with the ids and kinds of id that its caller chose.
package struct DirectoryQuestion: Sendable {
    package var endpoint: Endpoint
    /// Stands for `:id` in the path.
    package var id: String?
    package var query: [(name: String, value: String)]
    /// The body of `batch_get_id`.
    package var lookup: UserLookup?

    package init(
        _ endpoint: Endpoint,
        id: String? = nil,
        query: [(name: String, value: String)] = [],
        lookup: UserLookup? = nil
    ) {
        self.endpoint = endpoint
        self.id = id
        self.query = query
        self.lookup = lookup
    }
}
