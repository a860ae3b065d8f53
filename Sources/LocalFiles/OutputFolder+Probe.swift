import Foundation
import Glibc

extension OutputFolder {
    /// Demands that folders can be made in a folder, and leaves it as it was: one that is not there is not made.
    package static func requireWritable(_ parent: String) throws(LocalFileError) {
        let isThere = FileManager.default.fileExists(atPath: parent)
        let probe = try make(".roster-probe", in: parent)
        rmdir(probe)
        if !isThere { rmdir(parent) }
    }
}
