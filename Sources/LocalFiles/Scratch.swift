import Foundation
import Glibc
import Synchronization

/// A file or folder that is to be gone, or to have another name, when the command ends.
///
/// Where the command is killed first, the next one of the same state folder removes it.
package final class Scratch: Sendable {
    package enum Kind: String, Sendable {
        case input
        case plan
        case load
        case export
        case results
        case metrics
        case salvage
        case workbook
    }

    package let path: String
    private let record: Mutex<ScratchRecord?>

    private init(path: String, record: ScratchRecord?) {
        self.path = path
        self.record = Mutex(record)
    }

    /// Makes a folder, 0700, in one that is there.
    ///
    /// - Parameters:
    ///   - kind: What it is for; a part of its name.
    ///   - parent: The folder that it is made in.
    ///   - registry: Where it is recorded; without one it is not swept.
    /// - Returns: The folder.
    /// - Throws: `LocalFileError.cannotOpen` or `.notOurs`.
    package static func folder(
        _ kind: Kind,
        in parent: String,
        _ registry: ScratchRegistry?
    ) throws(LocalFileError) -> Scratch {
        let scratch = try reserve(kind, in: parent, registry)
        guard mkdir(scratch.path, 0o700) == 0 else {
            let reason = String(cString: strerror(errno))
            scratch.release()
            throw .cannotOpen(path: scratch.path, reason: reason)
        }
        return scratch
    }

    /// Names a file or folder that the caller makes.
    package static func reserve(
        _ kind: Kind,
        in parent: String,
        _ registry: ScratchRegistry?
    ) throws(LocalFileError) -> Scratch {
        // The process that sweeps works in another folder.
        let parent = parent.hasPrefix("/") ? parent : FileManager.default.currentDirectoryPath + "/" + parent
        while true {
            let id = UUID().uuidString
            let path = "\(parent)/\(name(kind, id))"
            guard let registry else { return Scratch(path: path, record: nil) }
            if let record = try registry.record(id, of: path) { return Scratch(path: path, record: record) }
        }
    }

    static func name(_ kind: Kind, _ id: String) -> String {
        switch kind {
        case .input, .plan, .load, .metrics: "roster-\(kind.rawValue)-\(id)"
        // Beside what people look at: the name says what it is.
        case .export, .results, .salvage, .workbook: "roster-\(kind.rawValue)-\(id).unfinished"
        }
    }

    /// Removes it with all that is in it.
    package func remove() throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        release()
    }

    /// Leaves it to the user: it has its final name, or is to be read.
    package func release() {
        record.withLock { record in
            record?.drop()
            record = nil
        }
    }

    deinit {
        // What was neither removed nor left to the user is swept by the next command.
        record.withLock { if let record = $0 { close(record.descriptor) } }
    }
}
