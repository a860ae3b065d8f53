package import ContactAPI

extension DirectoryClient {
    /// Makes a call exactly as it is given, one page of it: for questions about the directory itself.
    ///
    /// It must be one that only reads; anything else is a mistake of the caller's and ends the process.
    package func ask<Payload: Decodable & Sendable>(
        _ question: DirectoryQuestion,
        answering type: Payload.Type
    ) async throws -> Payload? {
        precondition(!question.endpoint.writes, "\(question.endpoint) writes")
        var request = DirectoryRequest(question.endpoint, id: question.id)
        for (name, value) in question.query { request.add(name, value) }
        if let lookup = question.lookup { try request.encode(lookup) }
        return try await send(request, answering: type).value
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
