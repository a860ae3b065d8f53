package import DirectoryServer
import Foundation

/// The files of the embedded directory in the state folder.
package struct EmbeddedFile {
    package let database: String

    package init(stateFolder: String) throws {
        try FileManager.default.createDirectory(
            atPath: stateFolder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        database = stateFolder + "/directory.sqlite"
    }

    /// Any other file of the user's choice.
    package init(database: String) { self.database = database }

    /// Whether there is one: the first job that names it fills it.
    package var isThere: Bool { FileManager.default.fileExists(atPath: database) }

    /// The company that fills the database on first use: the first `templates/company.yaml` on the way up from `folder`
    /// or from the working folder, else the one that the command carries.
    ///
    /// - Returns: `nil` where a database is there and the company file near is broken.
    package func company(near folder: String) throws -> CompanyFile? {
        guard let path = Self.companyPath(near: folder) else { return try ShippedFiles.companyFile() }
        // A database that is filled needs no company file, and a broken one must not stand in its way.
        if isThere {
            do { return try CompanyFile.read(path) } catch is CompanyFileError { return nil }
        }
        return try CompanyFile.read(path)
    }

    /// The name of that file; `nil` for the company that ships with Roster.
    static func companyName(near folder: String) -> String? {
        companyPath(near: folder).map { _ in companyFileName }
    }

    private static let companyFileName = "templates/company.yaml"

    private static func companyPath(near folder: String) -> String? {
        let here = FileManager.default.currentDirectoryPath
        for start in [folder, here] {
            var place = URL(fileURLWithPath: start, relativeTo: URL(fileURLWithPath: here)).standardizedFileURL
            while true {
                let path = place.appendingPathComponent(companyFileName).path
                if FileManager.default.fileExists(atPath: path) { return path }
                guard place.path != "/" else { break }
                place = place.deletingLastPathComponent().standardizedFileURL
            }
        }
        return nil
    }
}
