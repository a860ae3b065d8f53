import Foundation
import Glibc
import TestSupport
import Testing
import WebConsole

struct BrowserOpenerTests {
    /// Puts a program in the place of xdg-open that says into a pipe what it is given.
    private func screen(in folder: String) throws -> [String: String] {
        let program = "\(folder)/bin/xdg-open"
        try FileManager.default.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
        let text = "#!/bin/sh\n{ echo \"$@\"; cat \"$1\"; } > '\(folder)/given'\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        try #require(mkfifo("\(folder)/given", 0o600) == 0)
        return ["DISPLAY": ":0", "PATH": "/nowhere:\(folder)/bin:/usr/bin:/bin"]
    }

    @Test func `opens nothing where there is no screen or no program for it`() async throws {
        try await withFolder { folder in
            var environment = try screen(in: folder)
            #expect(BrowserOpener(environment: environment, folder: folder).program == "\(folder)/bin/xdg-open")
            environment["DISPLAY"] = ""
            #expect(BrowserOpener(environment: environment, folder: folder).program == nil)
            environment["WAYLAND_DISPLAY"] = "wayland-0"
            #expect(BrowserOpener(environment: environment, folder: folder).program != nil)
            environment["PATH"] = "/nowhere"
            let opener = BrowserOpener(environment: environment, folder: folder + "/open")
            opener.note("http://127.0.0.1:1/?token=1")
            opener.end()
            #expect(!FileManager.default.fileExists(atPath: folder + "/open"))
        }
    }

    @Test func `leads the browser there by a file, so that no list of processes has the address`() async throws {
        try await withFolder { folder in
            let opener = BrowserOpener(environment: try screen(in: folder), folder: folder + "/open")
            opener.note("http://127.0.0.1:1/?token=abc&page=/sheets/new")
            let pipe = try #require(FileHandle(forReadingAtPath: folder + "/given"))
            let given = String(decoding: try pipe.readToEnd() ?? Data(), as: UTF8.self).split(separator: "\n")
            let file = String(try #require(given.first))
            #expect(file.hasPrefix(folder + "/open/") && !file.contains("abc"))
            #expect(given.dropFirst().joined().contains("url=http://127.0.0.1:1/?token=abc&amp;page=/sheets/new"))
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
            let opener = BrowserOpener(environment: try screen(in: folder), folder: open)
            opener.note("http://127.0.0.1:1/?token=abc")
            let pipe = try #require(FileHandle(forReadingAtPath: folder + "/given"))
            _ = try pipe.readToEnd()
            let used = try FileManager.default.contentsOfDirectory(atPath: open)
            try Data("<a href='http://127.0.0.1:1/?token=old'>".utf8)
                .write(to: URL(fileURLWithPath: open + "/open-1.html"))
            try BrowserOpener(environment: [:], folder: open).removeLeft()
            let kept = try FileManager.default.contentsOfDirectory(atPath: open)
            #expect(used.count == 1 && kept == used)
            opener.end()
            #expect(try FileManager.default.contentsOfDirectory(atPath: open).isEmpty)
        }
    }
}
