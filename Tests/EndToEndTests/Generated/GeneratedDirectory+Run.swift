import DirectoryServer
import TestSupport

extension GeneratedDirectory {
    /// Runs `body` with a directory that is filled, a job that exports it and a command that may ask it, in a folder of its own.
    static func run(
        _ random: GeneratedText,
        people: Int,
        departments: Int,
        keys: String = "format: csv",
        _ body: (inout GeneratedDirectory, RosterCommand) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            var generated = try await start(in: folder, random)
            do {
                try await generated.fill(people: people, departments: departments)
                try ExportJob.write(to: folder, directory: generated.directory.address, keys: keys)
                try await body(&generated, RosterCommand(folder: folder, environment: credentials))
            } catch {
                try await generated.directory.stop()
                throw error
            }
            try await generated.directory.stop()
        }
    }
}
