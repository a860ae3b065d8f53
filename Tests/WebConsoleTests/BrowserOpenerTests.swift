import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import WebConsole

struct BrowserOpenerTests {
    private func opener(_ environment: [String: String], _ folder: String) -> BrowserOpener {
        BrowserOpener(environment: environment, places: BrowserOpener.Places(folder: folder, home: nil))
    }

    @Test func `opens nothing where there is no screen or no program for it`() async throws {
        try await withFolder { folder in
            let screen = try OpenedScreen(in: folder)
            var environment = screen.environment
            #expect(opener(environment, folder).program == "\(folder)/bin/xdg-open")
            environment["DISPLAY"] = ""
            #expect(opener(environment, folder).program == nil)
            environment["WAYLAND_DISPLAY"] = "wayland-0"
            #expect(opener(environment, folder).program != nil)
            environment["PATH"] = "/nowhere"
            let opener = opener(environment, folder + "/open")
            opener.note("http://127.0.0.1:1/?token=1")
            opener.end()
            #expect(!FileManager.default.fileExists(atPath: folder + "/open"))
        }
    }

    @Test func `leads the browser there by a file, so that no list of processes has the address`() async throws {
        try await withFolder { folder in
            let screen = try OpenedScreen(in: folder)
            let opener = opener(screen.environment, folder + "/open")
            opener.note("http://127.0.0.1:1/?token=abc&page=/sheets/new")
            let (file, page) = try screen.given()
            #expect(file.hasPrefix(folder + "/open/") && !file.contains("abc"))
            #expect(page.contains("url=http://127.0.0.1:1/?token=abc&amp;page=/sheets/new"))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            // The next address says that the first one was used.
            opener.note("http://127.0.0.1:1/?token=def")
            #expect(!FileManager.default.fileExists(atPath: file))
            opener.end()
        }
    }

    @Test func `what a killed console has left is removed, and what another one uses stays`() async throws {
        try await withFolder { folder in
            let open = folder + "/open"
            let screen = try OpenedScreen(in: folder)
            let opener = opener(screen.environment, open)
            opener.note("http://127.0.0.1:1/?token=abc")
            _ = try screen.given()
            let used = try FileManager.default.contentsOfDirectory(atPath: open)
            try left("open-1.html", in: open)
            self.opener([:], open).removeLeft()
            let kept = try FileManager.default.contentsOfDirectory(atPath: open)
            #expect(used.count == 1 && kept == used)
            opener.end()
            #expect(try FileManager.default.contentsOfDirectory(atPath: open).isEmpty)
        }
    }

    @Test func `a file is made although another console removes the folder again and again`() async throws {
        try await withFolder { folder in
            let (home, snaps, bin) = (folder + "/home", folder + "/applications", folder + "/bin")
            for place in [home, snaps, bin] {
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            }
            try Data("MimeType=x-scheme-handler/http;\n".utf8)
                .write(to: URL(fileURLWithPath: snaps + "/firefox_firefox.desktop"))
            try FileManager.default.createSymbolicLink(atPath: bin + "/xdg-open", withDestinationPath: "/bin/true")
            let places = BrowserOpener.Places(folder: folder + "/open", home: home, snaps: snaps)
            let shown = home + "/roster-console-open"
            let isOver = Flag()
            Thread.detachNewThread { while !isOver.isSet.withLock(\.self) { rmdir(shown) } }
            defer { isOver.isSet.withLock { $0 = true } }
            for _ in 1...50 {
                let opener = BrowserOpener(environment: ["DISPLAY": ":0", "PATH": bin], places: places)
                opener.note("http://127.0.0.1:1/?token=abc")
                #expect(try FileManager.default.contentsOfDirectory(atPath: shown).count == 1)
                opener.end()
            }
        }
    }

    /// Source: snapd's `home` interface, which keeps hidden files and folders of the home folder from snaps.
    @Test(arguments: [true, false])
    func `a browser that is a snap is given a file outside hidden folders, of which nothing stays`(
        isSnap: Bool
    )
        async throws
    {
        try await withFolder { folder in
            let screen = try OpenedScreen(in: folder)
            let (home, snaps, state) = (folder + "/home", folder + "/applications", folder + "/home/.local/open")
            for place in [home, snaps] {
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            }
            let types = isSnap ? "text/html;x-scheme-handler/http;" : "text/plain;"
            try Data("[Desktop Entry]\nMimeType=\(types)\n".utf8)
                .write(to: URL(fileURLWithPath: snaps + "/firefox_firefox.desktop"))
            let places = BrowserOpener.Places(folder: state, home: home, snaps: snaps)
            let opener = BrowserOpener(environment: screen.environment, places: places)
            opener.note("http://127.0.0.1:1/?token=abc")
            let (file, page) = try screen.given()
            let shown = home + "/roster-console-open"
            #expect(file.hasPrefix((isSnap ? shown : state) + "/open-") && page.contains("token=abc"))
            for (path, mode) in [(file, 0o600), (isSnap ? shown : state, 0o700)] {
                let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
                #expect(found?.intValue == mode, "\(path)")
            }
            opener.end()
            #expect(!FileManager.default.fileExists(atPath: shown) && !FileManager.default.fileExists(atPath: file))
            // A killed console leaves both.
            try make(shown)
            try left("open-1.html", in: shown)
            BrowserOpener(environment: [:], places: places).removeLeft()
            #expect(!FileManager.default.fileExists(atPath: shown))
        }
    }

    @Test func `nothing of a person's is removed, whatever its name`() async throws {
        try await withFolder { folder in
            let files = FileManager.default
            let (home, state, other) = (folder + "/home", folder + "/open", folder + "/other")
            let shown = home + "/roster-console-open"
            for place in [state, shown, shown + "/open-positions", shown + "/open-2.html", other] { try make(place) }
            for name in ["open-positions.csv", "open-3.html", "mine.txt", "open-positions/open-1.html"] {
                try write("x", to: "\(shown)/\(name)")
            }
            try left("open-notes.html", in: shown)
            try left("open-4.html", in: other)
            try files.createSymbolicLink(atPath: shown + "/open-4.html", withDestinationPath: other + "/open-4.html")
            let places = BrowserOpener.Places(folder: state, home: home)
            let before = try files.subpathsOfDirectory(atPath: folder).sorted()
            BrowserOpener(environment: [:], places: places).removeLeft()
            #expect(try files.subpathsOfDirectory(atPath: folder).sorted() == before)
            // A folder that is a link, and one that others may read, are none that a console makes.
            try files.removeItem(atPath: shown)
            try files.createSymbolicLink(atPath: shown, withDestinationPath: other)
            BrowserOpener(environment: [:], places: places).removeLeft()
            #expect(files.fileExists(atPath: other + "/open-4.html"))
            try files.removeItem(atPath: shown)
            try make(shown, mode: 0o755)
            BrowserOpener(environment: [:], places: places).removeLeft()
            #expect(files.fileExists(atPath: shown))
        }
    }

    @Test(arguments: ["file", "open to others", "unreadable", "link"])
    func `a console starts where its folder for snaps is something else, and leaves that alone`(
        kind: String
    )
        async throws
    {
        try await withFolder { folder in
            let files = FileManager.default
            let screen = try OpenedScreen(in: folder)
            let (home, state, snaps) = (folder + "/home", folder + "/open", folder + "/applications")
            for place in [home, snaps, folder + "/other"] { try make(place) }
            try write("MimeType=x-scheme-handler/http;\n", to: snaps + "/firefox_firefox.desktop")
            let shown = home + "/roster-console-open"
            switch kind {
            case "file": try write("mine", to: shown)
            case "link": try files.createSymbolicLink(atPath: shown, withDestinationPath: folder + "/other")
            default: try make(shown, mode: kind == "unreadable" ? 0 : 0o755)
            }
            let before = try files.attributesOfItem(atPath: shown)
            let opener = BrowserOpener(
                environment: screen.environment,
                places: BrowserOpener.Places(folder: state, home: home, snaps: snaps)
            )
            opener.removeLeft()
            opener.note("http://127.0.0.1:1/?token=abc")
            #expect(try screen.given().file.hasPrefix(state + "/open-"))
            opener.end()
            let after = try files.attributesOfItem(atPath: shown)
            for key in [FileAttributeKey.posixPermissions, .systemFileNumber] {
                #expect(after[key] as? NSNumber == before[key] as? NSNumber)
            }
        }
    }

    private func make(_ folder: String, mode: Int = 0o700) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// What a console leaves that is killed, under a name.
    private func left(_ name: String, in folder: String) throws {
        let start = "<!doctype html><meta charset=\"utf-8\"><title>Roster</title>\n"
        try write(start + "<a href='http://127.0.0.1:1/?token=old'>", to: "\(folder)/\(name)")
    }
}

private final class Flag: Sendable {
    let isSet = Mutex(false)
}
