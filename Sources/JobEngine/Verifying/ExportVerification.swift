import Foundation
import Glibc
import LocalFiles

/// What comparing an export with its manifest, and with the directory where that was asked, has found.
package struct ExportVerification: Sendable, Codable, Equatable {
    package var folder: String
    package var directory: String
    package var started: String
    package var people: Int
    package var departments: Int
    /// Whether the directory was asked as well.
    package var isLive = false
    /// Departments of which the directory or the manifest does not say how many people they have, so that these are not compared.
    package var uncounted: Int?
    /// Departments of the manifest that were asked about.
    package var asked: Int?
    package var findings: [VerifyFinding] = []

    package enum CodingKeys: String, CodingKey {
        case folder
        case directory
        case started
        case people
        case departments
        case isLive = "live"
        case uncounted = "departments_uncounted"
        case asked = "departments_asked"
        case findings
    }

    /// How a command ends that has verified.
    package var exit: ExitStatus { findings.isEmpty ? .success : .different }

    /// Compares the files of a folder with its manifest.
    ///
    /// - Throws: `ComparedExportError` where there is no manifest, or it cannot be read.
    package init(folder: String) throws {
        let path = folder + "/" + ExportManifest.name
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ComparedExportError.nothingToVerify(path: folder)
        }
        let manifest: ExportManifest
        do { manifest = try JSONDecoder().decode(ExportManifest.self, from: data) } catch {
            throw ComparedExportError.damagedManifest(path: path)
        }
        self.folder = folder
        directory = manifest.directory
        started = manifest.started
        people = manifest.people
        departments = manifest.departments
        // Whatever writes a SHA-256 of each file writes the digest too: without one somebody took it out.
        let isUnedited = ExportManifest.isUnedited(data) ?? manifest.files.allSatisfy { $0.sha256 == nil }
        if !isUnedited {
            findings.append(VerifyFinding(.manifestEdited, ExportManifest.name))
        }
        for file in manifest.files { try compare(file) }
        for name in try manifest.foreign(in: folder) { findings.append(VerifyFinding(.fileAdded, name)) }
    }

    private mutating func compare(_ file: ExportManifest.File) throws {
        let path = folder + "/" + file.name
        // The manifest names files of its own folder, and no others.
        guard !file.name.contains("/"), Self.isPlain(path) else {
            findings.append(VerifyFinding(.fileMissing, file.name))
            return
        }
        guard let sums = try FileSums(path) else {
            findings.append(VerifyFinding(.fileUnreadable, file.name))
            return
        }
        if sums.bytes != file.bytes {
            findings.append(
                VerifyFinding(
                    sums.bytes < file.bytes ? .fileTruncated : .fileLonger,
                    file.name,
                    expected: String(file.bytes),
                    found: String(sums.bytes)
                )
            )
        } else if let sha256 = file.sha256, sha256 != sums.sha256 {
            findings.append(VerifyFinding(.fileChanged, file.name, expected: sha256, found: sums.sha256))
        } else if file.crc32 != sums.crc32 {
            findings.append(VerifyFinding(.fileChanged, file.name, expected: file.crc32, found: sums.crc32))
        }
        guard let records = try Self.records(of: path), records != file.records else { return }
        findings.append(
            VerifyFinding(.recordsDiffer, file.name, expected: String(file.records), found: String(records))
        )
    }

    private static func isPlain(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
