import ContactAPI
import JobModel

extension DirectoryClient {
    /// Hands on the pages of a department's direct members one by one, in the directory's own bytes.
    ///
    /// A place that the directory has forgotten (40012) begins the list again; the page that begins it says so.
    ///
    /// - Parameters:
    ///   - department: Its open id; `0` is the root.
    ///   - token: The place from which the list goes on; `nil` for its beginning.
    ///   - take: Takes a page; the next one is asked for when it returns.
    /// - Throws: `DirectoryFailure`, `CancellationError`, what `take` throws.
    package func readMemberPages(
        of department: String,
        after token: String?,
        _ take: (MemberPage) async throws -> Void
    ) async throws {
        var place = token
        var isFirst = token == nil
        var end = ListEndGuard<Int>(endpoint: .usersOfDepartment)
        var listings = 1
        while true {
            let answer: DirectoryResponse<MemberListPage>
            do {
                answer = try await memberPage(of: department, after: place)
            } catch let failure as DirectoryFailure where failure.error.has(.stalePageToken) {
                guard listings < Self.listings else {
                    throw DirectoryFailure(error: .endlessList(.usersOfDepartment), attempts: failure.attempts)
                }
                listings += 1
                (place, isFirst, end) = (nil, true, ListEndGuard(endpoint: .usersOfDepartment))
                continue
            }
            let next: String?
            do {
                next = try end.next(after: answer.value.listed)
            } catch {
                throw DirectoryFailure(error: error, attempts: answer.attempts)
            }
            try await take(MemberPage(answer.value, of: department, isFirst: isFirst, nextToken: next))
            guard let next else { return }
            (place, isFirst) = (next, false)
        }
    }

    private func memberPage(
        of department: String,
        after token: String?
    ) async throws -> DirectoryResponse<MemberListPage> {
        var request = DirectoryRequest(.usersOfDepartment)
        request.add("department_id", department)
        request.addPage(token)
        request.addIDTypes()
        let answer = try await sender.send(request, as: MemberPageEnvelope.self, tokens: tokens)
        return try required(answer.map { page in page.flatMap { $0.saysAnything ? $0 : nil } }, .usersOfDepartment)
    }

    /// Times that a list is begun before giving up.
    private static let listings = 3
}

extension MemberListPage {
    /// As far as the end of the list is to be known by it.
    fileprivate var listed: ListPage<Int> {
        ListPage(items: people.map { $0.id.hashValue }, hasMore: hasMore, token: token)
    }
}

extension MemberPage {
    fileprivate init(_ page: MemberListPage, of department: String, isFirst: Bool, nextToken: String?) {
        let asked = Array(department.utf8)
        body = page.body
        people = page.people.map { person in
            Person(
                object: person.object,
                id: person.id,
                isElsewhere: person.departments.map { !$0.contains(asked) } ?? false
            )
        }
        self.isFirst = isFirst
        self.nextToken = nextToken
    }
}
