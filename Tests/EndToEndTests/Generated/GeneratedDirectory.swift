import ContactAPI
import DirectoryServer
import Foundation
import TestSupport
import Testing

/// An embedded directory that a seed has filled with everything that the API gives of people and departments.
struct GeneratedDirectory {
    private(set) var directory: EmbeddedDirectory
    let database: String
    private(set) var caller: DirectoryCaller
    /// Open ids of departments by their numbers; 0 is the root.
    private(set) var departments: [String] = [rootDepartmentID]
    /// user_ids by the numbers of the people; the first twenty lead others, and stay as they are.
    private(set) var people: [String] = [""]
    private(set) var random: GeneratedText
    /// The numbers of the departments in which each of the people began.
    private var first: [[Int]] = [[]]
    private var levels: [String] = []
    private var families: [String] = []

    static let leaders = 20
    /// People of the company file who are there.
    static let companyPeople = 4
    /// Its app's, for commands.
    static let credentials = ["ROSTER_APP_ID": "cli_test", "ROSTER_APP_SECRET": "secret"]

    /// Starts a company with a few people, with its database in a folder; `fill` brings the others in.
    static func start(in folder: String, _ random: GeneratedText) async throws -> GeneratedDirectory {
        let database = folder + "/directory.sqlite"
        let directory = try await serve(database)
        return GeneratedDirectory(
            directory: directory,
            database: database,
            caller: try await DirectoryCaller(port: directory.port),
            random: random
        )
    }

    /// Stops the server and starts one with faults over the same database.
    mutating func begin(_ faults: [Fault], seed: UInt64 = 1) async throws {
        try await directory.stop()
        directory = try await Self.serve(database, faults, seed)
        caller = try await DirectoryCaller(port: directory.port)
    }

    private static func serve(
        _ database: String,
        _ faults: [Fault] = [],
        _ seed: UInt64 = 1
    ) async throws -> EmbeddedDirectory {
        try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(
                database: database,
                company: try CompanyFile(yaml: company),
                rates: .off,
                faults: faults,
                faultSeed: seed
            )
        )
    }

    private init(directory: EmbeddedDirectory, database: String, caller: DirectoryCaller, random: GeneratedText) {
        (self.directory, self.database, self.caller, self.random) = (directory, database, caller, random)
    }

    mutating func fill(people count: Int, departments: Int) async throws {
        try await addJobEntries()
        for number in 1...departments { try await addDepartment(number) }
        // Leaders come before the people that they lead.
        var start = 1
        while start <= count {
            let end = min(count, start == 1 ? Self.leaders : start + 499)
            try await addPeople(start...end)
            start = end + 1
        }
        try await nameLeaders()
    }

    /// Adds the next person, in these departments, the first of which is the primary one unless `orders` are drawn.
    mutating func addPerson(in places: [Int]) async throws -> String {
        let made = await directory.write([person(people.count, in: places)], as: "cli_test")
        let id = try #require(made.first??.userID)
        people.append(id)
        first.append(places)
        return id
    }

    private mutating func addPeople(_ numbers: ClosedRange<Int>) async throws {
        let places = numbers.map { _ in self.places() }
        let writes = zip(numbers, places).map { person($0, in: $1) }
        let made = await directory.write(writes, as: "cli_test")
        for (write, made) in zip(writes, made) { people.append(try #require(made?.userID, "\(write)")) }
        first += places
    }

    /// Where a person was at first.
    func places(of number: Int) -> [Int] { first[number] }

    private mutating func addJobEntries() async throws {
        struct Answer: Decodable { var data: JobEntryResponse }
        for number in 1...3 {
            let level = try await caller.call(
                "POST",
                "job_levels",
                #"{"name":"L\#(number)","order":\#(number * 100),"status":true}"#
            )
            levels.append(try #require(try JSONDecoder().decode(Answer.self, from: level).data.jobLevel?.jobLevelID))
            let family = try await caller.call("POST", "job_families", #"{"name":"F\#(number)","status":true}"#)
            families.append(
                try #require(try JSONDecoder().decode(Answer.self, from: family).data.jobFamily?.jobFamilyID)
            )
        }
    }

    /// Where somebody new is: mostly one department, sometimes two or three, some of them one above another.
    private mutating func places() -> [Int] {
        var places = [random.next(departments.count)]
        if random.chance(1, in: 4) { places.append(places[0] / 10) }
        if random.chance(1, in: 6) { places.append(random.next(departments.count)) }
        // The root stands for everybody who is in no department.
        let chosen = places.filter { $0 > 0 }
        return chosen.isEmpty ? [0] : chosen.reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
    }

    // MARK: Departments

    @discardableResult
    mutating func addDepartment(_ number: Int, below parent: Int? = nil) async throws -> String {
        var department = Department()
        department.departmentID = number % 5 == 0 ? "00\(number)" : "d\(number)"
        department.name = random.text("部\(number)", slashes: false)
        department.parentDepartmentID = departments[parent ?? (number < 10 ? 0 : number / 10)]
        department.order = "\(3000 + number)"
        if number % 3 == 0 {
            department.i18nName = Department.I18nName(
                zhCN: random.text("中\(number)", slashes: false),
                jaJP: number % 2 == 0 ? random.text("日\(number)", slashes: false) : nil,
                enUS: random.text("e\(number)", slashes: false)
            )
        }
        if number % 7 == 0 { department.createGroupChat = true }
        let made = await directory.write([.createDepartment(department, idType: .userID)], as: "cli_test")
        let id = try #require(made.first??.openDepartmentID, "\(department)")
        departments.append(id)
        return id
    }

    private mutating func nameLeaders() async throws {
        var writes: [DirectoryWrite] = []
        for number in 1..<departments.count where number % 2 == 0 {
            var changes = Department()
            let main = 1 + number % Self.leaders
            changes.leaders = [Department.Leader(leaderType: 1, leaderID: people[main])]
            if number % 4 == 0 {
                changes.leaders?.append(
                    Department.Leader(leaderType: 2, leaderID: people[1 + (number + 7) % Self.leaders])
                )
            }
            if number % 6 == 0 { changes.departmentHRBPs = [people[3], people[1]] }
            if number % 10 == 0 { changes.groupChatEmployeeTypes = [1, 2] }
            writes.append(.patchDepartment(id: departments[number], changes, idType: .userID))
        }
        let made = await directory.write(writes, as: "cli_test")
        #expect(made.allSatisfy { $0 != nil })
    }

    // MARK: People

    private mutating func person(_ number: Int, in places: [Int]) -> DirectoryWrite {
        var person = User()
        person.userID = userID(number)
        person.name = random.text("\(number)")
        person.enName = random.chance(1, in: 3) ? random.text("E") : nil
        person.nickname = random.chance(1, in: 4) ? random.text("N") : nil
        let isAbroad = number % 9 == 0
        person.mobile = isAbroad ? "+1415\(5_000_000 + number)" : "+86138\(10_000_000 + number)"
        person.email = isAbroad || random.chance(2, in: 3) ? "u\(number)@example.com" : nil
        person.mobileVisible = random.chance(4, in: 5)
        person.gender = random.next(4)
        person.avatarKey = random.chance(1, in: 5) ? "avatar-\(number)" : nil
        place(&person, in: places)
        work(&person, number)
        person.customAttributes = attributes(number)
        var patch: User?
        if number > Self.leaders, random.chance(1, in: 20) {
            var changes = User()
            changes.isFrozen = true
            patch = changes
        }
        return .createPerson(person, patch: patch, idType: .userID)
    }

    /// Ids that a spreadsheet or a list could take for something else.
    private func userID(_ number: Int) -> String {
        guard !random.isPlain || number % 50 == 0 else { return "u\(number)" }
        return switch number % 8 {
        case 0: "00\(number)"
        case 1: "u:\(number)"
        case 2: "-u\(number)"
        case 3: "2026-01-\(number)"
        case 4: "20261112\(number)0042"
        case 5: "é\(number)"
        default: "u\(number)"
        }
    }

    private mutating func place(_ person: inout User, in places: [Int]) {
        person.departmentIDs = places.map { departments[$0] }
        guard random.chance(1, in: 3), places != [0] else { return }
        // The primary department has the largest order, wherever it stands in the list.
        let primary = random.next(places.count)
        var orders: [UserOrder] = []
        for (index, place) in places.enumerated() {
            orders.append(
                UserOrder(
                    departmentID: departments[place],
                    userOrder: random.next(1000),
                    departmentOrder: index == primary ? 9 : random.next(9),
                    isPrimaryDepartment: index == primary
                )
            )
        }
        person.orders = orders
    }

    private mutating func work(_ person: inout User, _ number: Int) {
        person.employeeNo = random.chance(4, in: 5) ? pickNumber(number) : nil
        person.employeeType = random.pick([1, 1, 1, 2, 3, 6])
        person.jobTitle = random.chance(1, in: 2) ? random.text() : nil
        // The directory keeps a list of all cities; more than a few hundred are no company's.
        person.city = random.chance(1, in: 2) ? String(random.text().prefix(90)) : nil
        person.country = random.pick([nil, "CN", "US"])
        person.workStation = random.chance(1, in: 2) ? random.text() : nil
        person.joinTime = random.pick([1_735_660_800, 1_735_660_801, 1_700_000_000, 946_656_000])
        person.enterpriseEmail = random.chance(1, in: 6) ? "c\(number)@corp.example" : nil
        person.jobLevelID = random.chance(1, in: 3) ? random.pick(levels) : nil
        person.jobFamilyID = random.chance(1, in: 3) ? random.pick(families) : nil
        guard number > Self.leaders else { return }
        let leader = 1 + random.next(Self.leaders)
        person.leaderUserID = random.chance(3, in: 4) ? people[leader] : nil
        person.dottedLineLeaderUserIDs = random.chance(1, in: 5) ? [people[1], people[2]] : nil
    }

    private mutating func pickNumber(_ number: Int) -> String {
        random.isPlain ? "00\(number)" : random.pick(["00", "=", "-", "'", " ", "1E", "E"]) + "\(number)"
    }

    private mutating func attributes(_ number: Int) -> [CustomAttribute]? {
        var all: [CustomAttribute] = []
        func add(_ id: Int, _ kind: CustomAttribute.Kind, _ set: (inout CustomAttribute.Value) -> Void) {
            var value = CustomAttribute.Value()
            set(&value)
            all.append(CustomAttribute(type: kind.rawValue, id: "C-\(id)", value: value))
        }
        if random.chance(1, in: 2) {
            let text = String(random.text().prefix(90))
            add(1, .text) { $0.text = text }
        }
        if random.chance(1, in: 3) {
            let (title, url, other) = (String(random.text("x").prefix(90)), random.link(), random.link())
            let hasOther = random.chance(1, in: 2)
            add(2, .webPage) { value in
                value.text = title
                value.url = url
                value.pcURL = hasOther ? other : nil
            }
        }
        if random.chance(1, in: 2) {
            let option = random.pick(["p4", "p5", "p6", "p7"])
            add(3, .enumeration) { $0.optionID = option }
        }
        if random.chance(1, in: 4) {
            let option = random.pick(["gold", "silver"])
            add(4, .picture) { $0.optionID = option }
        }
        if number > Self.leaders, random.chance(1, in: 4) {
            let mentor = people[1 + random.next(Self.leaders)]
            add(5, .user) { $0.genericUser = CustomAttribute.GenericUser(id: mentor) }
        }
        return all.isEmpty ? nil : all
    }
}
