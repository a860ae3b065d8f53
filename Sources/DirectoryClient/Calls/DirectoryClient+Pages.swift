import ContactAPI
import JobModel

extension DirectoryClient {
    /// Reads a list to its end; where the directory has forgotten the place (40012), from the beginning again.
    func allPages<Item: Codable & Sendable>(
        _ endpoint: Endpoint,
        page: (String?) async throws -> Answer<ItemPage<Item>>
    ) async throws -> Answer<[Item]> {
        var attempts: [Attempt] = []
        for _ in 0..<Self.listings {
            do {
                var answer = try await onePass(endpoint, page: page)
                answer.attempts = attempts + answer.attempts
                return answer
            } catch let failure as DirectoryFailure {
                attempts += failure.attempts
                guard case .refused(_, code: 40012, _, _, _) = failure.error else {
                    throw DirectoryFailure(error: failure.error, attempts: attempts)
                }
            }
        }
        throw DirectoryFailure(error: .endlessList(endpoint), attempts: attempts)
    }

    private func onePass<Item: Codable & Sendable>(
        _ endpoint: Endpoint,
        page: (String?) async throws -> Answer<ItemPage<Item>>
    ) async throws -> Answer<[Item]> {
        var all = Answer<[Item]>(value: [], logID: nil, attempts: [])
        var seen: Set<String> = []
        var token: String?
        repeat {
            let answer: Answer<ItemPage<Item>>
            do {
                answer = try await page(token)
            } catch let failure as DirectoryFailure {
                throw DirectoryFailure(error: failure.error, attempts: all.attempts + failure.attempts)
            }
            all.value += answer.value.items ?? []
            all.attempts += answer.attempts
            all.logID = answer.logID
            token = answer.value.hasMore == true ? answer.value.pageToken : nil
            if let token, !seen.insert(token).inserted {
                throw DirectoryFailure(error: .endlessList(endpoint), attempts: all.attempts)
            }
        } while token != nil
        return all
    }

    /// Times that a list is begun before giving up.
    private static let listings = 3
}

extension ItemPage {
    /// What a missing `data` means.
    static var empty: ItemPage { ItemPage(items: nil, hasMore: false, pageToken: nil) }
}
