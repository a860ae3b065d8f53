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
        self.plan = try plan.unpacked(into: folder, out: beside + "/roster-results")
    }

    /// Takes them away again, where nothing was begun with them.
    package func remove() throws { try FileManager.default.removeItem(atPath: folder) }

    /// Removes those that were unpacked before a time.
    ///
    /// - Throws: What keeps a folder from being read or removed.
    package static func purge(before time: Date, stateFolder: String) throws {
        let (files, place) = (FileManager.default, place(in: stateFolder))
        guard files.fileExists(atPath: place) else { return }
        for name in try files.contentsOfDirectory(atPath: place) {
            let path = "\(place)/\(name)"
            guard let made = try files.attributesOfItem(atPath: path)[.modificationDate] as? Date, made < time
            else { continue }
            try files.removeItem(atPath: path)
        }
    }

    private static func place(in stateFolder: String) -> String { stateFolder + "/plans" }
}
