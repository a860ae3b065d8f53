import Foundation
import Glibc
import Testing

/// A screen with a program in the place of xdg-open, which says into a pipe what it is given.
struct OpenedScreen {
    let environment: [String: String]
    /// What the lists of processes have of the program: its words, and its environment.
    let process: String
    private let pipe: String

    init(in folder: String) throws {
        (pipe, process) = (folder + "/given", folder + "/process")
        let program = "\(folder)/bin/xdg-open"
        try FileManager.default.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
        let text = """
            #!/bin/sh
            cat /proc/$$/cmdline /proc/$$/environ > '\(process)'
            { echo "$@"; cat "$1"; } > '\(pipe)'

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        try #require(mkfifo(pipe, 0o600) == 0)
        environment = ["DISPLAY": ":0", "TERM": "xterm", "PATH": "/nowhere:\(folder)/bin:/usr/bin:/bin"]
    }

    /// The arguments of the program, and what the file holds that they name; it has ended its work then.
    func given() throws -> (file: String, page: String) {
        let handle = try #require(FileHandle(forReadingAtPath: pipe))
        let lines = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
            .split(separator: "\n", maxSplits: 1)
        return (String(try #require(lines.first)), String(try #require(lines.last)))
    }
}
