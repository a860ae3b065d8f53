import Foundation
import TestSupport
import Testing

@testable import LocalFiles

/// What processes leave behind that died, and what they leave that live.
struct ScratchTests {
    private func withRegistry(_ body: (String, ScratchRegistry) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try withExtendedLifetime(folder) { try body($0.path, ScratchRegistry(stateFolder: $0.path + "/state")) }
    }

    /// Makes a scratch folder with a file in it and lets go of its record as the end of a process does.
    private func abandon(_ kind: Scratch.Kind, in folder: String, _ registry: ScratchRegistry) throws -> String {
        let scratch = try Scratch.folder(kind, in: folder, registry)
        try Data("Ada".utf8).write(to: URL(fileURLWithPath: scratch.path + "/sheet.csv"))
        return scratch.path
    }

    private func records(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/state/scratch")
    }

    @Test(arguments: [Scratch.Kind.input, .plan, .load, .export, .results, .salvage, .workbook])
    func `removes what a dead process had begun, with its record`(kind: Scratch.Kind) throws {
        try withRegistry { folder, registry in
            let path = try abandon(kind, in: folder, registry)
            #expect(registry.sweep() == ScratchRegistry.Sweep(removed: [path]))
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(try records(folder).isEmpty)
            #expect(registry.sweep() == ScratchRegistry.Sweep())
        }
    }

    @Test func `removes a file as well as a folder`() throws {
        try withRegistry { folder, registry in
            let path = try Scratch.reserve(.metrics, in: folder, registry).path
            try Data("x".utf8).write(to: URL(fileURLWithPath: path))
            #expect(registry.sweep().removed == [path])
        }
    }

    @Test func `keeps what a living process uses, and forgets what it has finished or removed`() throws {
        try withRegistry { folder, registry in
            let live = try Scratch.folder(.results, in: folder, registry)
            #expect(registry.sweep() == ScratchRegistry.Sweep())
            #expect(FileManager.default.fileExists(atPath: live.path))
            #expect(try records(folder).count == 1)
            live.release()
            #expect(registry.sweep() == ScratchRegistry.Sweep())
            #expect(FileManager.default.fileExists(atPath: live.path))
            let removed = try Scratch.folder(.plan, in: folder, registry)
            try removed.remove()
            #expect(!FileManager.default.fileExists(atPath: removed.path))
            #expect(try records(folder).isEmpty)
        }
    }

    @Test func `forgets the record of a process that left nothing`() throws {
        try withRegistry { folder, registry in
            _ = try Scratch.reserve(.export, in: folder, registry)
            let empty = folder + "/state/scratch/\(UUID().uuidString).lock"
            try Data().write(to: URL(fileURLWithPath: empty))
            #expect(registry.sweep() == ScratchRegistry.Sweep())
            #expect(try records(folder).isEmpty)
        }
    }

    @Test func `never follows links, neither in place of a file nor inside a folder`() throws {
        try withRegistry { folder, registry in
            let own = folder + "/own"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: own + "/file"))
            let inside = try abandon(.plan, in: folder, registry)
            try FileManager.default.createSymbolicLink(atPath: inside + "/link", withDestinationPath: own)
            let replaced = try abandon(.plan, in: folder, registry)
            try FileManager.default.removeItem(atPath: replaced)
            try FileManager.default.createSymbolicLink(atPath: replaced, withDestinationPath: own)
            #expect(registry.sweep().removed == [inside])
            #expect(FileManager.default.fileExists(atPath: own + "/file"))
        }
    }

    @Test(arguments: [
        "/own", "/own/roster-plan-x", "/roster-plan-00000000-0000-0000-0000-000000000000", "own", "/", "",
    ])
    func `a record removes only a path with its own id`(text: String) throws {
        try withRegistry { folder, registry in
            _ = try abandon(.plan, in: folder, registry)
            let record = try #require(try records(folder).first.map { "\(folder)/state/scratch/\($0)" })
            let path = text.hasPrefix("/") && text != "/" ? folder + text : text
            if path.hasPrefix(folder) {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            try Data(path.utf8).write(to: URL(fileURLWithPath: record))
            #expect(registry.sweep().removed.isEmpty)
            if path.hasPrefix(folder) { #expect(FileManager.default.fileExists(atPath: path)) }
        }
    }

    @Test func `ignores a folder of records that is a link, and files of other names`() throws {
        try withRegistry { folder, registry in
            let path = try abandon(.plan, in: folder, registry)
            let records = folder + "/state/scratch"
            try FileManager.default.moveItem(atPath: records, toPath: folder + "/moved")
            try FileManager.default.createSymbolicLink(atPath: records, withDestinationPath: folder + "/moved")
            #expect(registry.sweep() == ScratchRegistry.Sweep())
            #expect(FileManager.default.fileExists(atPath: path))
            try FileManager.default.removeItem(atPath: records)
            try FileManager.default.moveItem(atPath: folder + "/moved", toPath: records)
            try Data().write(to: URL(fileURLWithPath: records + "/notes.txt"))
            #expect(registry.sweep().removed == [path])
            #expect(try self.records(folder) == ["notes.txt"])
        }
    }

    @Test func `two sweeps at once remove each folder once`() async throws {
        let temporary = try TemporaryFolder()
        defer { withExtendedLifetime(temporary) {} }
        let folder = temporary.path
        let registry = ScratchRegistry(stateFolder: folder + "/state")
        for _ in 1...20 { _ = try abandon(.plan, in: folder, registry) }
        let sweeps = await withTaskGroup(of: ScratchRegistry.Sweep.self) { group in
            for _ in 1...4 { group.addTask { registry.sweep() } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sweeps.flatMap(\.removed).count == 20 && sweeps.allSatisfy(\.left.isEmpty))
        #expect(try records(folder).isEmpty)
    }

    @Test func `keeps the record with the temporary files if the state folder cannot be written`() throws {
        try withRegistry { folder, _ in
            // A file cannot hold folders, whoever asks.
            try Data().write(to: URL(fileURLWithPath: folder + "/file"))
            let registry = ScratchRegistry(stateFolder: folder + "/file", temporary: folder)
            let path = try abandon(.input, in: folder, registry)
            #expect(registry.sweep() == ScratchRegistry.Sweep(removed: [path]))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
