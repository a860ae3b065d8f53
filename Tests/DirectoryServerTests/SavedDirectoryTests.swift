import DirectoryServer
import Foundation
import GRDB
import TestSupport
import Testing
import Wording

/// Directories that are saved under a name, and restored.
struct SavedDirectoryTests {
    private static let types = "?user_id_type=user_id&department_id_type=department_id"

    private func add(_ mobile: String, to directory: EmbeddedDirectory) async throws {
        let body = #"{"name":"N","mobile":"\#(mobile)","department_ids":["eng"],"employee_type":1}"#
        let created = try await Caller.authorized(directory).post("/contact/v3/users\(Self.types)", body)
        #expect(created.code == 0, "\(created.text)")
    }

    private func mobiles(_ file: String) async throws -> [String] {
        let database = try DatabaseQueue(path: file)
        let found = try await database.read {
            try String.fetchAll($0, sql: "SELECT mobile FROM user WHERE name = 'N' ORDER BY mobile")
        }
        try database.close()
        return found
    }

    /// A directory in which somebody is, saved as `one`.
    private func withSaved(_ body: (_ file: String, _ saved: SavedDirectories) async throws -> Void) async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            let saved = SavedDirectories(database: file)
            try await withDirectory(database: file) { directory in
                try await add("13811111111", to: directory)
                _ = try await directory.change(.advance(seconds: 3600))
            }
            try await saved.save(try SavedDirectoryName("one"))
            try await body(file, saved)
        }
    }

    private func path(_ saved: SavedDirectories, _ name: String = "one") throws -> String {
        saved.path(of: try SavedDirectoryName(name))
    }

    // MARK: Names

    @Test(arguments: ["one", "2026-12-01", "a.b_c-d", "入职前", "ä", "A1"])
    func `takes names that are names everywhere`(text: String) throws {
        #expect(try SavedDirectoryName(text).text == text)
    }

    @Test(arguments: [
        "", ".", "..", "a/b", "../a", "/a", "a..b", ".a", "a.", "-a", "a-", "_", "a b", " a", "a\n", "a\0b",
        "a\u{202E}b", "a*b",
        "a\\b", "a:b", "🙂", "a\u{301}\u{301}", String(repeating: "a", count: 101), String(repeating: "字", count: 34),
    ])
    func `refuses names that are paths, empty or odd`(text: String) {
        #expect(throws: SavedDirectoryError.name(text)) { try SavedDirectoryName(text) }
    }

    // MARK: Saving and restoring

    @Test(arguments: ["x.unfinished", "unfinished", "a.sqlite.unfinished.b"])
    func `a name that looks like an unfinished file's is kept`(name: String) async throws {
        try await withSaved { _, saved in
            try await saved.save(try SavedDirectoryName(name))
            try await saved.save(try SavedDirectoryName("other"))
            #expect(FileManager.default.fileExists(atPath: try path(saved, name)))
            try await saved.restore(try SavedDirectoryName(name))
        }
    }

    @Test func `restores what was saved, its clock and its outbox too`() async throws {
        try await withSaved { file, saved in
            try await withDirectory(database: file) { directory in
                try await add("13822222222", to: directory)
                _ = try await directory.change(.reset)
            }
            try await saved.restore(try SavedDirectoryName("one"))
            #expect(try await mobiles(file) == ["+8613811111111"])
            try await withDirectory(database: file) { directory in
                #expect(directory.clock.shiftSeconds == 3600)
                #expect(try await directory.outbox().count == 1)
                try await add("13822222222", to: directory)
            }
            // What is saved is not the directory's file.
            try await saved.restore(try SavedDirectoryName("one"))
            #expect(try await mobiles(file) == ["+8613811111111"])
        }
    }

    @Test func `saves while a server works, one moment of it`() async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            let saved = SavedDirectories(database: file)
            try await withDirectory(database: file) { directory in
                try await withThrowingTaskGroup { group in
                    group.addTask {
                        for number in 10...60 { try await add("138111111\(number)", to: directory) }
                    }
                    for number in 1...5 { try await saved.save(try SavedDirectoryName("s\(number)")) }
                    try await group.waitForAll()
                }
                await #expect(throws: DirectoryServerError.databaseInUse(file)) {
                    try await saved.restore(try SavedDirectoryName("s1"))
                }
            }
            let all = saved.all()
            #expect(all.map(\.name.text).sorted() == ["s1", "s2", "s3", "s4", "s5"])
            #expect(all.allSatisfy { $0.problem == nil && ($0.contents?.departments ?? 0) == 3 })
            for entry in all { try await saved.restore(entry.name) }
            #expect(try await mobiles(file).count == all.last.flatMap { $0.contents?.people }.map { $0 - 5 })
        }
    }

    @Test func `files are for this user alone, and their folder is`() async throws {
        try await withSaved { file, saved in
            func mode(_ path: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            let path = try path(saved)
            #expect(try mode(path) == 0o600)
            #expect(try mode(URL(fileURLWithPath: path).deletingLastPathComponent().path) == 0o700)
            try await saved.restore(try SavedDirectoryName("one"))
            #expect(try mode(file) == 0o600)
            let left = try FileManager.default.contentsOfDirectory(
                atPath: URL(fileURLWithPath: file).deletingLastPathComponent().path
            )
            #expect(
                left.sorted() == [
                    "directory.sqlite", "directory.sqlite.lock", "directory.sqlite.log", "directory.sqlite.saved",
                ]
            )
        }
    }

    @Test func `replaces a name only where it is told to`() async throws {
        try await withSaved { file, saved in
            let name = try SavedDirectoryName("one")
            try await withDirectory(database: file) { try await add("13822222222", to: $0) }
            await #expect(throws: SavedDirectoryError.exists("one")) { try await saved.save(name) }
            #expect(saved.all().first?.contents?.people == 6)
            try await saved.save(name, replaces: true)
            #expect(saved.all().first?.contents?.people == 7)
        }
    }

    @Test func `lists, deletes, and says what there is`() async throws {
        try await withSaved { _, saved in
            let listed = saved.all()
            #expect(listed.map(\.name.text) == ["one"] && listed[0].bytes > 0)
            #expect(listed[0].contents == SavedDirectory.Contents(people: 6, departments: 3, clockShift: 3600))
            let two = try SavedDirectoryName("two")
            await #expect(throws: SavedDirectoryError.missing("two", others: ["one"])) { try await saved.restore(two) }
            await #expect(throws: SavedDirectoryError.missing("two", others: ["one"])) { try await saved.delete(two) }
            try await saved.delete(try SavedDirectoryName("one"))
            #expect(saved.all().isEmpty)
            await #expect(throws: SavedDirectoryError.missing("two", others: [])) { try await saved.restore(two) }
        }
    }

    @Test func `a reset leaves what is saved`() async throws {
        try await withSaved { file, saved in
            try EmbeddedDirectory.reset(database: file)
            try await saved.restore(try SavedDirectoryName("one"))
            #expect(try await mobiles(file) == ["+8613811111111"])
        }
    }

    @Test func `there is nothing to save before there is a directory`() async throws {
        try await withFolder { folder in
            let file = folder + "/directory.sqlite"
            let saved = SavedDirectories(database: file)
            await #expect(throws: DirectoryServerError.empty(file)) {
                try await saved.save(try SavedDirectoryName("one"))
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left == [])
        }
    }

    // MARK: Bad files

    @Test(arguments: ["cut", "empty", "text", "flipped", "other"])
    func `refuses what is damaged, and leaves the directory as it is`(damage: String) async throws {
        try await withSaved { file, saved in
            try await withDirectory(database: file) { try await add("13822222222", to: $0) }
            let path = try path(saved)
            var data = try Data(contentsOf: URL(fileURLWithPath: path))
            switch damage {
            case "cut": data = data.prefix(data.count / 2)
            case "empty": data = Data()
            case "text": data = Data("no database at all\n".utf8)
            case "flipped": for place in stride(from: 8192, to: data.count, by: 100) { data[place] ^= 0xFF }
            default: data = Data()
            }
            try data.write(to: URL(fileURLWithPath: path))
            if damage == "other" { try DatabaseFile.change(path, by: "CREATE TABLE user (id INTEGER)") }
            #expect(saved.all().first?.problem != nil || damage == "flipped" || damage == "cut")
            do {
                try await saved.restore(try SavedDirectoryName("one"))
                Issue.record("it was restored")
            } catch SavedDirectoryError.damaged(let damaged, let reason) {
                #expect(damaged == path && !reason.en.isEmpty)
            }
            #expect(try await mobiles(file) == ["+8613811111111", "+8613822222222"])
            #expect(!FileManager.default.fileExists(atPath: file + ".restored.unfinished"))
        }
    }

    @Test func `refuses what a later version has saved, and brings up to date what an earlier one has`() async throws {
        try await withSaved { file, saved in
            let path = try path(saved)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            try DatabaseFile.change(path, by: "INSERT INTO grdb_migrations VALUES ('999 later')")
            await #expect(throws: SavedDirectoryError.laterRoster(path: path)) {
                try await saved.restore(try SavedDirectoryName("one"))
            }
            try whole.write(to: URL(fileURLWithPath: path))
            try DatabaseFile.change(
                path,
                by: """
                    ALTER TABLE directory DROP COLUMN clock_shift;
                    DELETE FROM grdb_migrations WHERE identifier LIKE '017%';
                    """
            )
            #expect(saved.all().first?.contents?.clockShift == 0)
            try await saved.restore(try SavedDirectoryName("one"))
            try await withDirectory(database: file) { #expect(!$0.clock.isShifted) }
            #expect(try await mobiles(file) == ["+8613811111111"])
        }
    }

    @Test func `puts a damaged directory right`() async throws {
        try await withSaved { file, saved in
            try Data(
                "no database at all, and longer than the head of one would be: \(String(repeating: "x", count: 200))"
                    .utf8
            )
            .write(to: URL(fileURLWithPath: file))
            try await saved.restore(try SavedDirectoryName("one"))
            #expect(try await mobiles(file) == ["+8613811111111"])
        }
    }

    @Test func `what a killed command has left is removed, and is no saved directory`() async throws {
        try await withSaved { file, saved in
            let half = try path(saved, "two") + ".unfinished"
            try Data(count: 5000).write(to: URL(fileURLWithPath: half))
            try Data(count: 5000).write(to: URL(fileURLWithPath: file + ".restored.unfinished"))
            #expect(saved.all().map(\.name.text) == ["one"])
            try await saved.restore(try SavedDirectoryName("one"))
            #expect(!FileManager.default.fileExists(atPath: half))
            #expect(!FileManager.default.fileExists(atPath: file + ".restored.unfinished"))
        }
    }

    @Test func `does not restore under another program that reads the file`() async throws {
        try await withSaved { file, saved in
            let reader = try DatabasePool(path: file)
            try await reader.write { try $0.execute(sql: "UPDATE directory SET holds_people = 0") }
            await #expect(throws: SavedDirectoryError.read(path: file)) {
                try await saved.restore(try SavedDirectoryName("one"))
            }
            try reader.close()
            try await saved.restore(try SavedDirectoryName("one"))
        }
    }

    @Test(arguments: [
        SavedDirectoryError.name("V"), .name(""), .exists("V"), .missing("V", others: []), .missing("V", others: ["V"]),
        .damaged(path: "V", reason: ServerText(en: "V", zh: "V")), .laterRoster(path: "V"),
        .cannotWrite(path: "V", reason: ServerText(en: "V", zh: "V")), .read(path: "V"),
    ])
    func `every error says problem and remedy in both languages`(error: SavedDirectoryError) {
        for text in [error.problem, error.remedy] {
            #expect(!text.en.isEmpty && !text.en.hasSuffix(".."))
            #expect(text.zh.unicodeScalars.contains { ("一"..."鿿").contains($0) }, "\(text.zh)")
            #expect(!text.en.unicodeScalars.contains { ("一"..."鿿").contains($0) }, "\(text.en)")
        }
    }
}
