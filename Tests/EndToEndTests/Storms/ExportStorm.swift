import ContactAPI
import DirectoryClient
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing

/// A directory, the command that exports it, and what goes on meanwhile: lost answers, kills, people who move, join and leave.
struct ExportStorm {
    let folder: String
    let size: (people: Int, departments: Int)
    private(set) var generated: GeneratedDirectory
    private let roster: RosterCommand
    /// Chooses what happens, and when.
    private var random: GeneratedText
    /// The highest number of a department that somebody is in, by the person's number.
    private var places: [Int: Int] = [:]
    private var gone: Set<Int> = []
    private var moved: Set<String> = []
    private(set) var joined: Set<String> = []

    /// How many times as many people change, and as much time passes, as in a directory of 300 departments.
    private var scale: Int { max(1, size.departments / 300) }

    static func start(
        in folder: String,
        seed: UInt64,
        _ size: (people: Int, departments: Int)
    ) async throws -> ExportStorm {
        let random = GeneratedText(.plain, seed: seed)
        let generated = try await GeneratedDirectory.start(in: folder, random)
        return ExportStorm(folder: folder, size: size, generated: generated, random: random)
    }

    private init(
        folder: String,
        size: (people: Int, departments: Int),
        generated: GeneratedDirectory,
        random: GeneratedText
    ) {
        (self.folder, self.size, self.generated, self.random) = (folder, size, generated, random)
        roster = RosterCommand(folder: folder, environment: GeneratedDirectory.credentials)
    }

    mutating func fill(seed: UInt64) async throws {
        try await generated.fill(people: size.people, departments: size.departments)
        try await generated.begin([try Fault("answer_lost 5%"), try Fault("latency 100% 20-80ms")], seed: seed)
    }

    /// Exports, killed so often, while people move, join and leave; then brings the export to its end in peace.
    ///
    /// It ends with a walk that has looked at the departments once so far: all that has happened lies before its last look.
    /// That walk has been shown many people, some of whom move then, so that its last look has something to find.
    mutating func blow(kills most: Int) async throws {
        let address = generated.directory.address
        try ExportJob.write(to: folder, directory: address, keys: "fields: all")
        try FileManager.default.createDirectory(atPath: folder + "/journals", withIntermediateDirectories: false)
        let export = ["export", "all.yaml", "--out", "out", "--force"]
        var arguments = export
        var kills = 0
        var shown: Set<String>?
        for number in 0..<RosterCommand.tries where kills < most || shown == nil {
            // Longer from try to try: a slow machine comes as far as a quick one, only later.
            let delay = Duration.milliseconds((250 + random.next(650) + 25 * number) * scale)
            let (given, roster) = (arguments, roster)
            async let running = roster.run(given, disturbed: .kill(after: delay))
            try await change()
            let result = try await running
            #expect([137, 0, 2, 4, 8].contains(result.status), "\(result)")
            if result.status == 137 { kills += 1 }
            let journal = try keepJournal()
            shown = try journal.flatMap { try peopleShown(inTheFirstLookOf: $0) }
            // One that was killed before it was recorded cannot go on.
            arguments = journal == nil || result.status == 2 ? export : ["resume", "last"]
        }
        let first = try #require(shown, "no walk of the directory was killed in its first look")
        #expect(kills >= most)
        moved = []
        for _ in 0..<RosterCommand.tries where moved.intersection(first).count < 5 { try await change() }
        for _ in 0..<RosterCommand.tries {
            let result = try await roster.run("resume", "last")
            #expect([0, 8].contains(result.status), "\(result)")
            if result.status == 0 { return }
        }
        Issue.record("the export did not end")
    }

    /// user_ids of those that a walk has been shown; nil where it has looked at the departments twice, or at few people.
    private func peopleShown(inTheFirstLookOf journal: String) throws -> Set<String>? {
        guard try WalkRecords.looks(journal: journal) == 1 else { return nil }
        let people = try WalkRecords(journal: journal).people
        return people.count * 5 >= size.people ? people : nil
    }

    /// Gives the journal of the walk that is unfinished another name, under which it stays when the export is whole.
    private func keepJournal() throws -> String? {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".unfinished") }
        let kept = try names.map { name -> String in
            let run = name.dropFirst("roster-export-".count).dropLast(".unfinished".count)
            let (journal, second) = ("\(folder)/\(name)/walk.journal", "\(folder)/journals/\(run)")
            if !FileManager.default.fileExists(atPath: second), FileManager.default.fileExists(atPath: journal) {
                try FileManager.default.linkItem(atPath: journal, toPath: second)
            }
            return second
        }
        #expect(kept.count <= 1, "\(names)")
        return kept.first { FileManager.default.fileExists(atPath: $0) }
    }

    // MARK: What goes on

    /// Some people move, fewer join and leave.
    ///
    /// People move upwards, join departments of odd numbers, and leave those of even ones: two who change places leave all
    /// numbers as they were, which the manual names as what an export cannot see.
    private mutating func change() async throws {
        for _ in 0..<scale {
            try await join()
            for _ in 0..<5 { try await move() }
            try await leave()
        }
    }

    private mutating func join() async throws {
        let place = random.next((generated.departments.count - 1) / 2) * 2 + 1
        let id = try await generated.addPerson(in: [place])
        places[generated.people.count - 1] = place
        joined.insert(id)
    }

    private mutating func move() async throws {
        let number = someone()
        let highest = places[number] ?? generated.places(of: number).max() ?? 0
        let targets = (highest + 1..<max(highest + 1, generated.departments.count)).filter { $0 % 2 == 1 }
        guard !targets.isEmpty, !gone.contains(number) else { return }
        let target = random.pick(targets)
        places[number] = target
        let body = #"{"department_ids":["\#(generated.departments[target])"],"job_title":"\#(target)"}"#
        try await generated.caller.call("PATCH", "users/\(generated.people[number])?user_id_type=user_id", body)
        moved.insert(generated.people[number])
    }

    private mutating func leave() async throws {
        let number = someone()
        guard !gone.contains(number), places[number] == nil, generated.places(of: number).allSatisfy({ $0 % 2 == 0 })
        else { return }
        gone.insert(number)
        let path = "users/\(generated.people[number])?user_id_type=user_id"
        try await generated.caller.call("DELETE", path, done: [40007, 41012, 42006])
    }

    /// Nobody of those who lead others.
    private mutating func someone() -> Int {
        GeneratedDirectory.leaders + 1 + random.next(size.people - GeneratedDirectory.leaders)
    }

    // MARK: What came of it

    /// Compares the export with the database of the server, cell by cell, and what it says of itself with what its walk was given.
    func compare() async throws {
        let stored = try StoredDirectory(generated.database)
        #expect(stored.people.count == generated.people.count - 1 - gone.count + GeneratedDirectory.companyPeople)
        let differences = try stored.differences(from: folder + "/out")
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20).joined(separator: "\n"))")
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out/manifest.json"))
        let manifest = try JSONDecoder().decode(ExportManifest.self, from: data)
        try compareChanges(of: manifest, stored)
        let verified = try await roster.run("verify", "out", "--live")
        #expect(verified.status == 0, "\(verified)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!left.contains { $0.contains("unfinished") }, "\(left)")
    }

    /// The people who are named as moved or changed are those that the walk was shown with two different records.
    private func compareChanges(of manifest: ExportManifest, _ stored: StoredDirectory) throws {
        let run = try #require(manifest.run)
        let walk = try WalkRecords(journal: folder + "/journals/\(run)")
        let changed = manifest.changed ?? []
        func named(_ kinds: Set<ExportManifest.ChangedPerson.Change>) -> Set<String> {
            Set(changed.filter { kinds.contains($0.change) }.compactMap(\.userID))
        }
        let there = Set(stored.people.keys)
        #expect(named([.moved, .changed]).union(named([.joined])).isSuperset(of: walk.changed.intersection(there)))
        #expect(
            named([.moved, .changed]).isSubset(of: walk.changed),
            "\(named([.moved, .changed]).subtracting(walk.changed))"
        )
        #expect(named([.left]) == walk.people.subtracting(there))
        #expect(named([.joined]).isSubset(of: joined), "\(named([.joined]).subtracting(joined))")
        #expect(walk.people.isSuperset(of: there))
        #expect(!walk.changed.isEmpty, "the walk was shown nobody who moved")
    }
}
