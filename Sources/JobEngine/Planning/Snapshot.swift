import ContactAPI
import DirectoryClient
import JobModel

/// Reads in bulk what a job needs to know of the directory, with as few calls as that takes.
struct Snapshot {
    let client: DirectoryClient
    let region: String
    private(set) var view = DirectoryView()
    private(set) var calls = 0

    init(client: DirectoryClient, region: String) {
        self.client = client
        self.region = region
    }

    /// Departments, attribute definitions, employee types; job titles and cities only where asked, for they are slow.
    mutating func readFacts(jobTitles: Bool, cities: Bool) async throws {
        let departments = try await client.allDepartments().value
        view.departments = DepartmentTree(departments)
        view.attributes = try await client.customAttributes().value
        view.employeeTypes = try await client.employeeTypes().value
        calls += departments.count / 50 + 3
        if jobTitles {
            view.jobTitles = Set(try await client.jobTitles().value.compactMap(\.name))
            calls += (view.jobTitles?.count ?? 0) / 50 + 1
        }
        if cities {
            view.cities = Set(try await client.workCities().value.compactMap(\.name))
            calls += (view.cities?.count ?? 0) / 50 + 1
        }
    }

    mutating func plan(_ departments: DepartmentTree) { view.departments = departments }

    /// The people that the keys name: by look-up where every key can be looked up, else by walking all departments.
    mutating func readPeople(_ keys: Set<PersonReference>) async throws {
        guard !keys.isEmpty else { return }
        let unlookable = keys.contains { key in
            switch key {
            case .employeeNo, .userID, .openID: true  // An unknown id spoils its whole `users/batch` call.
            case .mobile, .email: false
            }
        }
        if unlookable { try await walk(for: keys) } else { try await lookUp(keys) }
    }

    private mutating func walk(for keys: Set<PersonReference>) async throws {
        let departments = [rootDepartmentID] + view.departments.nodes.keys.filter { !$0.hasPrefix("new:") }
        let client = client
        var next = departments.makeIterator()
        try await withThrowingTaskGroup(of: (people: [User], calls: Int).self) { group in
            for _ in 0..<Self.concurrentWalks {
                guard let department = next.next() else { break }
                group.addTask { try await Self.members(of: department, client: client, keys: keys) }
            }
            while let found = try await group.next() {
                calls += found.calls
                for person in found.people { insert(person) }
                if let department = next.next() {
                    group.addTask { try await Self.members(of: department, client: client, keys: keys) }
                }
            }
        }
    }

    /// Only those the file speaks of are kept: a directory may be far larger than the file.
    private static func members(
        of department: String,
        client: DirectoryClient,
        keys: Set<PersonReference>
    ) async throws -> (people: [User], calls: Int) {
        var people: [User] = []
        var calls = 0
        var token: String?
        repeat {
            let page = try await client.users(ofDepartment: department, pageToken: token).value
            calls += 1
            for person in page.items ?? [] {
                let person = person.withInternationalMobile
                if PeopleIndex.keys(of: person).contains(where: keys.contains) { people.append(person) }
            }
            token = page.hasMore == true ? page.pageToken : nil
        } while token != nil
        return (people, calls)
    }

    private mutating func lookUp(_ keys: Set<PersonReference>) async throws {
        var emails: [String] = []
        var mobiles: [String] = []
        for key in keys {
            switch key {
            case .email(let value): emails.append(value)
            case .mobile(let value): mobiles.append(value)
            case .userID, .openID, .employeeNo: break
            }
        }
        let reader = PersonReader(client: client)
        let people = try await reader.people(emails: emails, mobiles: mobiles)
        calls += reader.calls(emails: emails.count, mobiles: mobiles.count) + people.count / 50 + 1
        for person in people { insert(person) }
    }

    private mutating func insert(_ person: User) { view.people.insert(person.withInternationalMobile) }

    private static let concurrentWalks = 8
}

extension User {
    /// With a mainland number in the form `+86…`, whichever way the directory answers it.
    var withInternationalMobile: User {
        guard let mobile, mobile.count == 11, mobile.first == "1" else { return self }
        var person = self
        person.mobile = "+86" + mobile
        return person
    }
}
