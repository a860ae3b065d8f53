import Foundation
import Glibc
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
            try left("roster-console-open-1.html", in: open)
            self.opener([:], open).removeLeft()
            let kept = try FileManager.default.contentsOfDirectory(atPath: open)
            #expect(used.count == 1 && kept == used)
            opener.end()
            #expect(try FileManager.default.contentsOfDirectory(atPath: open).isEmpty)
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
            let chosen = isSnap ? home : state
            #expect(file.hasPrefix(chosen + "/roster-console-open-") && page.contains("token=abc"))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            // What a killed console has left goes, and what this one uses stays.
            try left("roster-console-open-1.html", in: chosen)
            BrowserOpener(environment: [:], places: places).removeLeft()
            let kept = try FileManager.default.contentsOfDirectory(atPath: chosen).filter(isShown)
            #expect(kept == [URL(fileURLWithPath: file).lastPathComponent])
            opener.end()
            #expect(try !FileManager.default.contentsOfDirectory(atPath: chosen).contains(where: isShown))
        }
    }

    @Test func `nothing of a person's is removed, whatever its name`() async throws {
        try await withFolder { folder in
            let files = FileManager.default
            let (home, state, other) = (folder + "/home", folder + "/open", folder + "/other")
            let prefix = "roster-console-open-"
            for place in [state, home, home + "/\(prefix)2.html", other] { try make(place) }
            for name in ["\(prefix)positions.csv", "\(prefix)3.html", "mine.txt"] {
                try write("x", to: "\(home)/\(name)")
            }
            try left("\(prefix)notes.html", in: home)
            try left("\(prefix)4.html", in: other)
            try files.createSymbolicLink(
                atPath: home + "/\(prefix)4.html",
                withDestinationPath: other + "/\(prefix)4.html"
            )
            // One that others may read is none that a console makes.
            try left("\(prefix)5.html", in: home)
            try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: home + "/\(prefix)5.html")
            let before = try files.subpathsOfDirectory(atPath: folder).sorted()
            BrowserOpener(environment: [:], places: BrowserOpener.Places(folder: state, home: home)).removeLeft()
            #expect(try files.subpathsOfDirectory(atPath: folder).sorted() == before)
        }
    }

    @Test(arguments: ["nothing", "file"])
    func `a console starts where the home folder takes no file`(kind: String) async throws {
        try await withFolder { folder in
            let screen = try OpenedScreen(in: folder)
            let (home, state, snaps) = (folder + "/home", folder + "/open", folder + "/applications")
            try make(snaps)
            try write("MimeType=x-scheme-handler/http;\n", to: snaps + "/firefox_firefox.desktop")
            if kind == "file" { try write("mine", to: home) }
            let opener = BrowserOpener(
                environment: screen.environment,
                places: BrowserOpener.Places(folder: state, home: home, snaps: snaps)
            )
            opener.removeLeft()
            opener.note("http://127.0.0.1:1/?token=abc")
            #expect(try screen.given().file.hasPrefix(state + "/roster-console-open-"))
            opener.end()
            #expect(FileManager.default.fileExists(atPath: home) == (kind == "file"))
        }
    }

    private func isShown(_ name: String) -> Bool { name.hasPrefix("roster-console-open-") }

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
