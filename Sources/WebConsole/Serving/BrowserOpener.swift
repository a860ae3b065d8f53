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
        /// The usual folder, which is made.
        var folder: String
        /// The home folder, for browsers that are snaps: these read nothing that is hidden.
        ///
        /// The file stands in it by itself. A folder for it would be one that each console makes, and removes while another
        /// one is about to use it.
        var home: String?
        /// Where snapd keeps what desktops show of the snaps.
        var snaps: String

        package init(
            folder: String,
            home: String?,
            snaps: String = "/var/lib/snapd/desktop/applications"
        ) {
            (self.folder, self.snaps) = (folder, snaps)
            self.home = home.flatMap { $0.isEmpty ? nil : $0 }
        }

        /// The home folder, where a browser of this machine is a snap.
        ///
        /// Which browser a person opens is theirs to choose at any time, so any that is a snap counts.
        var homeForSnaps: String? { hasSnap ? home : nil }

        /// Whether a file is one that a console has made: by its name, what it is, and how it begins.
        static func isOwnFile(_ name: String, in folder: String) -> Bool {
            let path = "\(folder)/\(name)"
            guard name.wholeMatch(of: /roster-console-open-[0-9]+\.html/) != nil, PrivatePlace.isFile(path) else {
                return false
            }
            // One that cannot be read is left alone.
            let start = try? FileHandle(forReadingAtPath: path)?.read(upToCount: firstLine.utf8.count)
            return start.map { $0 == Data(firstLine.utf8) } ?? false
        }

        /// How every file begins that a browser is given.
        static let firstLine = "<!doctype html><meta charset=\"utf-8\"><title>Roster</title>\n"

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
                let file = try makeFile(leadingTo: address)
                state.file = file
                try StartedProgram.start(program, [file.path])
            } catch { remove(&state) }
        }
    }

    /// Removes the file, where no browser has come by it.
    package func end() { state.withLock { remove(&$0) } }

    /// Removes the files of consoles that were killed; one that is alive holds the lock of its own.
    ///
    /// Nothing else is removed, whatever its name: a person's files are there as well. What cannot be read or removed stays,
    /// because a console starts without that.
    package func removeLeft() {
        for folder in [places.folder, places.home].compactMap(\.self) {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where Places.isOwnFile(name, in: folder) && !FileLock.isHeld("\(folder)/\(name)") {
                unlink("\(folder)/\(name)")
            }
        }
    }

    private func remove(_ state: inout State) {
        state.isUsed = true
        guard let (path, lock) = state.file else { return }
        // What is left of it opens nothing: the address was used, or its console has ended.
        unlink(path)
        lock.release()
        state.file = nil
    }

    /// Makes the file; where the home folder takes none, as one of another user, it is in the usual folder.
    private func makeFile(leadingTo address: String) throws(LocalFileError) -> (path: String, lock: FileLock) {
        let name = "roster-console-open-\(UInt64.random(in: 0 ... .max)).html"
        if let path = places.homeForSnaps.map({ "\($0)/\(name)" }), let lock = try? write(address, to: path) {
            return (path, lock)
        }
        try PrivatePlace.makeFolder(places.folder)
        let path = "\(places.folder)/\(name)"
        return (path, try write(address, to: path))
    }

    /// - Returns: The lock by which other consoles see that the file is in use.
    private func write(_ address: String, to path: String) throws(LocalFileError) -> FileLock {
        let lock = try FileLock(path)
        // The name is new, so it is free.
        try lock.take()
        let address = address.replacing("&", with: "&amp;")
        let page = """
            \(Places.firstLine)\
            <meta http-equiv="refresh" content="0; url=\(address)"><a href="\(address)">Roster</a>

            """
        lock.overwrite(page)
        return lock
    }
}
