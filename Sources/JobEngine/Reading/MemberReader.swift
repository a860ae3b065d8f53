import ContactAPI
import DirectoryClient

/// Reads the members of many departments, a few departments at a time, and hands them on in the order asked.
struct MemberReader {
    let client: DirectoryClient
    /// Departments read at the same time; no more than these are held in memory.
    var width = 8

    func read(
        _ departments: [String],
        each: (_ department: String, _ members: [User]) async throws -> Void
    ) async throws {
        let client = client
        try await withThrowingTaskGroup(of: (place: Int, members: [User]).self) { group in
            var ready: [Int: [User]] = [:]
            var started = 0
            var handedOn = 0
            while handedOn < departments.count {
                while started < departments.count, started - handedOn < width {
                    let place = started
                    let department = departments[place]
                    group.addTask { (place, try await client.allUsers(of: department).value) }
                    started += 1
                }
                guard let next = try await group.next() else { break }
                ready[next.place] = next.members
                while let members = ready.removeValue(forKey: handedOn) {
                    try await each(departments[handedOn], members)
                    handedOn += 1
                }
            }
        }
    }

    /// Reads people by user_id, 50 a call; asks once more for those that are left out.
    ///
    /// - Returns: The ids of whom the directory has not shown.
    func read(people ids: [String], each: (_ people: [User]) async throws -> Void) async throws -> [String] {
        let reader = PersonReader(client: client)
        var missing: [String] = []
        for chunk in ids.chunks(of: PersonReader.perCall) {
            var open = Array(chunk)
            for _ in 1...2 where !open.isEmpty {
                let people = try await reader.people(ids: open)
                try await each(people)
                let shown = Set(people.compactMap { $0.userID?.lowercased() })
                open.removeAll { shown.contains($0.lowercased()) }
            }
            missing += open
        }
        return missing
    }
}
