import Foundation
import Glibc
import LocalFiles
import Synchronization

/// Opens the person's browser at an address, where there is a screen.
///
/// An address in the arguments of a program is seen by every user of the machine, and one that opens a console is a key. So
/// the browser is given a file for this user alone, which leads there.
package final class BrowserOpener: Sendable {
    /// What tells where the file is put that a browser is given.
    package struct Places: Sendable {
        /// The usual folder.
        var folder: String
        /// The folder where a browser of this machine is a snap: that reads no hidden folder.
        var folderForSnaps: String?
        /// Where snapd keeps what desktops show of the snaps.
        var snaps: String

        package init(
            folder: String,
            home: String?,
            snaps: String = "/var/lib/snapd/desktop/applications"
        ) {
            let home = home.flatMap { $0.isEmpty ? nil : $0 }
            (self.folder, self.snaps) = (folder, snaps)
            folderForSnaps = home.map { $0 + "/roster-console" }
        }

        /// Which one a person opens is theirs to choose at any time, so any browser that is a snap counts.
        var chosen: String { (hasSnap ? folderForSnaps : nil) ?? folder }

        private var hasSnap: Bool {
            // Where there is no such folder there are no snaps.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: snaps)) ?? []
            return names.contains { name in
                guard name.hasSuffix(".desktop"), let text = FileManager.default.contents(atPath: "\(snaps)/\(name)")
                else { return false }
                return String(decoding: text, as: UTF8.self).contains("x-scheme-handler/http")
            }
        }
    }

    private let environment: [String: String]
    private let places: Places
    private let state = Mutex(State())

    private struct State {
        var isUsed = false
        /// The file, and that this process has it.
        var file: (path: String, lock: FileLock)?
    }

    /// - Parameters:
    ///   - environment: Tells the screen, and where programs are.
    ///   - places: Where the file is put.
    package init(environment: [String: String], places: Places) {
        (self.environment, self.places) = (environment, places)
    }

    /// The program that opens what it is given; `nil` where there is no screen, or no such program.
    package var program: String? {
        guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { environment[$0]?.isEmpty == false }) else { return nil }
        return (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/xdg-open" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Opens the first address it is given; any further one says that the first was used.
    ///
    /// A browser that does not open is nothing to fail for: the address is on the screen as well.
    package func note(_ address: String) {
        state.withLock { state in
            guard !state.isUsed else { return remove(&state) }
            state.isUsed = true
            guard let program else { return }
            do {
                let folder = places.chosen
                let file = "\(folder)/\(Self.prefix)\(UInt64.random(in: 0 ... .max)).html"
                state.file = (file, try write(address, to: file, in: folder))
                let process = Process()
                process.executableURL = URL(fileURLWithPath: program)
                process.arguments = [file]
                process.standardInput = FileHandle.nullDevice
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
            } catch { remove(&state) }
        }
    }

    /// Removes the file, where no browser has come by it.
    package func end() { state.withLock { remove(&$0) } }

    /// Removes the files of consoles that were killed; one that is alive holds the lock of its own.
    package func removeLeft() throws {
        let files = FileManager.default
        for folder in [places.folder, places.folderForSnaps].compactMap(\.self) where files.fileExists(atPath: folder) {
            // In the home folder other things may have that name.
            for name in try files.contentsOfDirectory(atPath: folder)
            where name.hasPrefix(Self.prefix) && !FileLock.isHeld("\(folder)/\(name)") {
                try files.removeItem(atPath: "\(folder)/\(name)")
            }
            removeFolderForSnaps()
        }
    }

    private func remove(_ state: inout State) {
        state.isUsed = true
        guard let (path, lock) = state.file else { return }
        // What is left of it opens nothing: the address was used, or its console has ended.
        _ = Result { try FileManager.default.removeItem(atPath: path) }
        lock.release()
        state.file = nil
        removeFolderForSnaps()
    }

    /// Nothing stays in the home folder; one that holds something, or is a stranger's, is left alone.
    private func removeFolderForSnaps() { if let folder = places.folderForSnaps { rmdir(folder) } }

    private static let prefix = "open-"

    /// - Returns: The lock by which other consoles see that the file is in use.
    private func write(_ address: String, to path: String, in folder: String) throws -> FileLock {
        try PrivatePlace.makeFolder(folder)
        let lock = try FileLock(path)
        // The name is new, so it is free.
        try lock.take()
        let address = address.replacing("&", with: "&amp;")
        let page = """
            <!doctype html><meta charset="utf-8"><title>Roster</title>
            <meta http-equiv="refresh" content="0; url=\(address)"><a href="\(address)">Roster</a>

            """
        lock.overwrite(page)
        return lock
    }
}
