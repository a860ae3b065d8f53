import Foundation
import Glibc

extension OutputFolder {
    /// Demands that folders can be made in a folder, and leaves it as it was: one that is not there is not made.
    package static func requireWritable(_ parent: String) throws(LocalFileError) {
        var missing: [URL] = []
        var folder = URL(fileURLWithPath: parent).standardizedFileURL
        while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
            missing.append(folder)
            folder.deleteLastPathComponent()
        }
        // The innermost first; one that holds something by now stays.
        defer { for made in missing { rmdir(made.path) } }
        let probe = try make(".roster-probe", in: parent)
        rmdir(probe)
    }
}
