import DirectoryServer
import Foundation
import TestSupport
import Testing

/// The real command exports a real directory while answers are lost, people move, join and leave, and the command is killed.
@Suite(.serialized)
struct ExportStormTests {
    /// `ROSTER_EXPORT_STORM=100000,3000` makes it as large as a large company.
    private static var size: (people: Int, departments: Int) {
        let given = ProcessInfo.processInfo.environment["ROSTER_EXPORT_STORM"]?.split(separator: ",")
            .compactMap { Int($0) }
        guard let given, given.count == 2 else { return (3000, 300) }
        return (given[0], given[1])
    }

    @Test(arguments: [1] as [UInt64])
    func `ten kills, faults and people who move: the export equals the database`(seed: UInt64) async throws {
        try await withFolder { folder in
            var storm = try await ExportStorm.start(in: folder, seed: seed, Self.size)
            do {
                try await storm.fill(seed: seed)
                try await storm.blow(kills: 10)
                try await storm.compare()
            } catch {
                try await storm.generated.directory.stop()
                throw error
            }
            try await storm.generated.directory.stop()
        }
    }
}
