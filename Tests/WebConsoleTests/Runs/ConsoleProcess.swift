import Foundation
import Glibc
import NIOHTTP1
import TestSupport
import Testing

/// The real `roster console`, as a process that is interrupted or killed.
struct ConsoleProcess: Sendable {
    let process: ChildProcess
    let browser: Browser
    /// The first one that it has printed.
    let address: String
    /// The page that the address leads to.
    let page: String?

    /// Starts it, and comes by the address that it prints, unless that is left for a browser of its own.
    ///
    /// - Parameters:
    ///   - arguments: What comes after `roster console`.
    ///   - folder: The working folder.
    ///   - screen: The environment in which it is on a terminal, from which a browser can be opened.
    ///   - isEntered: Whether `browser` comes by the address.
    /// - Throws: What keeps it from being started, and that it prints no address.
    init(
        _ arguments: [String] = [],
        in folder: String,
        screen: [String: String]? = nil,
        isEntered: Bool = true
    ) async throws {
        let (said, output): (FileHandle, FileHandle)
        if screen == nil {
            let pipe = Pipe()
            (said, output) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
        } else {
            (said, output) = try Self.terminal()
        }
        let texts = try ProcessOutput.texts(from: said)
        process = try RosterCommand(folder: folder, environment: screen ?? [:]).start(
            ["console"] + arguments,
            output: output,
            error: output
        )
        try output.close()
        var all = ""
        var found: (port: Int, path: String)?
        for await text in texts where found == nil {
            all += text.replacing("\r\n", with: "\n")
            let match = all.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)(\/\?token=[0-9a-f]{64}[^\n]*)\n/)
            found = match.flatMap { match in Int(match.1).map { ($0, String(match.2)) } }
            if found != nil { break }
        }
        let printed = try #require(found, "the console says no address: \(all)")
        address = "http://127.0.0.1:\(printed.port)\(printed.path)"
        browser = Browser(port: printed.port)
        guard isEntered else {
            page = nil
            return
        }
        let entered = try await browser.get(printed.path)
        #expect(entered.status == 303)
        page = entered.headers["Location"].first
    }

    /// The end that a person reads, and the one that a program writes to.
    ///
    /// Source: ioctl_tty(2); the C library's own functions for it are not to be seen from Swift.
    private static func terminal() throws -> (read: FileHandle, write: FileHandle) {
        let person = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(person >= 0)
        let read = FileHandle(fileDescriptor: person, closeOnDealloc: true)
        var (isLocked, number): (Int32, Int32) = (0, 0)
        try #require(ioctl(person, setsLock, &isLocked) == 0 && ioctl(person, tellsNumber, &number) == 0)
        let program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(program >= 0)
        return (read, FileHandle(fileDescriptor: program, closeOnDealloc: true))
    }

    /// TIOCSPTLCK and TIOCGPTN.
    private static let (setsLock, tellsNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
}
