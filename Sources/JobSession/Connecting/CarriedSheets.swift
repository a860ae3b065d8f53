package import Foundation
package import JobEngine
import LocalFiles

/// The sheets that a plan of another person carries, unpacked for the run that is made of it.
package struct CarriedSheets: Sendable {
    /// The plan with the sheets where they are now.
    package let plan: PlanFile
    package let folder: String

    /// `nil` where its sheets can be read where its maker had them, or it carries none.
    ///
    /// - Parameters:
    ///   - plan: As it was read.
    ///   - stateFolder: Whose `plans` takes them.
    /// - Throws: `LocalFileError` where they cannot be written.
    package init?(of plan: PlanFile, stateFolder: String) throws {
        guard plan.needsItsSheets else { return nil }
        folder = "\(Self.place(in: stateFolder))/\(UUID().uuidString.lowercased())"
        try PrivatePlace.makeFolder(folder)
        let beside = URL(fileURLWithPath: plan.path).deletingLastPathComponent().path
        do {
            self.plan = try plan.unpacked(into: folder, out: beside + "/roster-results")
        } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    /// Removes them, unless a run was begun with them that can go on or be tried again.
    ///
    /// - Parameter history: The runs.
    /// - Throws: `LedgerError`; what keeps the folder from being removed.
    package func removeUnlessUsed(by history: RunHistory) async throws {
        guard try await !history.hasBegun(in: folder) else { return }
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Finds those that were unpacked before a time, and are of no use to any of the runs that stay.
    ///
    /// - Parameters:
    ///   - time: The moment.
    ///   - stateFolder: Whose `plans` has them.
    ///   - bases: The folders that the paths of those runs are relative to.
    /// - Returns: Their folders.
    /// - Throws: What keeps a folder from being read.
    package static func unused(
        before time: Date,
        stateFolder: String,
        by bases: Set<String>
    ) throws -> [String] {
        let (files, place) = (FileManager.default, place(in: stateFolder))
        guard files.fileExists(atPath: place) else { return [] }
        // By the names, which are unique: the state folder may have been called otherwise.
        let used = Set(bases.map { URL(fileURLWithPath: $0).lastPathComponent })
        return try files.contentsOfDirectory(atPath: place).filter { !used.contains($0) }.map { "\(place)/\($0)" }
            .filter { path in
                let made = try files.attributesOfItem(atPath: path)[.modificationDate] as? Date
                return made.map { $0 < time } ?? false
            }
    }

    private static func place(in stateFolder: String) -> String { stateFolder + "/plans" }
}
