import Foundation
import LocalFiles
import Synchronization

/// Opens the person's browser at an address, where there is a screen.
///
/// An address in the arguments of a program is seen by every user of the machine, and one that opens a console is a key. So
/// the browser is given a file for this user alone, which leads there.
package final class BrowserOpener: Sendable {
    private let environment: [String: String]
    private let folder: String
    /// The file; empty once there is none any more, and `nil` before.
    private let opened = Mutex<String?>(nil)

    /// - Parameters:
    ///   - environment: Tells the screen, and where programs are.
    ///   - folder: Where the file is put.
    package init(environment: [String: String], folder: String) {
        (self.environment, self.folder) = (environment, folder)
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
        opened.withLock { opened in
            guard opened == nil else { return Self.remove(&opened) }
            opened = ""
            guard let program else { return }
            do {
                let file = try write(address)
                opened = file
                let process = Process()
                process.executableURL = URL(fileURLWithPath: program)
                process.arguments = [file]
                process.standardInput = FileHandle.nullDevice
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
            } catch { Self.remove(&opened) }
        }
    }

    /// Removes the file, where no browser has come by it.
    package func end() { opened.withLock { Self.remove(&$0) } }

    private static func remove(_ file: inout String?) {
        // What is left of it opens nothing: the address was used, or its console has ended.
        if let path = file, !path.isEmpty { _ = Result { try FileManager.default.removeItem(atPath: path) } }
        file = ""
    }

    private func write(_ address: String) throws -> String {
        try PrivatePlace.makeFolder(folder)
        let path = "\(folder)/open-\(UInt64.random(in: 0 ... .max)).html"
        let address = address.replacing("&", with: "&amp;")
        let page = """
            <!doctype html><meta charset="utf-8"><title>Roster</title>
            <meta http-equiv="refresh" content="0; url=\(address)"><a href="\(address)">Roster</a>

            """
        try PrivateFile.write(Data(page.utf8), to: path)
        return path
    }
}
