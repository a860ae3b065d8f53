import Foundation
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
            try Data("<a href='http://127.0.0.1:1/?token=old'>".utf8)
                .write(to: URL(fileURLWithPath: open + "/open-1.html"))
            try self.opener([:], open).removeLeft()
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
            let shown = home + "/roster-console"
            #expect(file.hasPrefix((isSnap ? shown : state) + "/open-") && page.contains("token=abc"))
            for (path, mode) in [(file, 0o600), (isSnap ? shown : state, 0o700)] {
                let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
                #expect(found?.intValue == mode, "\(path)")
            }
            opener.end()
            #expect(!FileManager.default.fileExists(atPath: shown) && !FileManager.default.fileExists(atPath: file))
            // What a person has there under the same name is no file of a console.
            try FileManager.default.createDirectory(atPath: shown, withIntermediateDirectories: true)
            for name in ["mine.txt", "open-1.html"] {
                try Data("x".utf8).write(to: URL(fileURLWithPath: "\(shown)/\(name)"))
            }
            try BrowserOpener(environment: [:], places: places).removeLeft()
            #expect(try FileManager.default.contentsOfDirectory(atPath: shown) == ["mine.txt"])
        }
    }
}
