package import Foundation
import GRDB

/// A saved state of a directory, as a list shows it.
package struct SavedDirectory: Sendable {
    package let name: SavedDirectoryName
    package let bytes: Int
    /// When it was saved.
    package let saved: Date
    /// `nil` where it cannot be read; `problem` says why.
    package let contents: Contents?
    package let problem: ServerText?

    package struct Contents: Sendable, Equatable {
        /// Who have not left.
        package var people: Int
        package var departments: Int
        /// In seconds; above 0 its clock is ahead of the machine's.
        package var clockShift: TimeInterval

        package init(people: Int, departments: Int, clockShift: TimeInterval) {
            self.people = people
            self.departments = departments
            self.clockShift = clockShift
        }
    }
}

extension SavedDirectories {
    /// All of them, the oldest first.
    package func all() -> [SavedDirectory] {
        names.compactMap { name in
            let path = path(of: name)
            // One that another command has just deleted is none.
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
            let contents = Result { try Self.contents(of: path) }
            var problem: ServerText?
            if case .failure(let error) = contents { problem = StoreFailure.text(of: error) }
            return SavedDirectory(
                name: name,
                bytes: (facts[.size] as? NSNumber)?.intValue ?? 0,
                saved: facts[.modificationDate] as? Date ?? .distantPast,
                contents: try? contents.get(),
                problem: problem
            )
        }.sorted { ($0.saved, $0.name.text) < ($1.saved, $1.name.text) }
    }

    private static func contents(of path: String) throws -> SavedDirectory.Contents {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        return try database.read { db in
            SavedDirectory.Contents(
                people: try Int.fetchOne(db, sql: "SELECT count(*) FROM user WHERE resigned = 0") ?? 0,
                departments: try Int.fetchOne(db, sql: "SELECT count(*) FROM department WHERE deleted = 0") ?? 0,
                clockShift: try ClockTable(db: db).shiftIfKept()
            )
        }
    }
}
