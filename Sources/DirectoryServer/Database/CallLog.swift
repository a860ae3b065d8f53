import DequeModule
import Foundation
import Glibc
import NIOCore
import Synchronization

/// What the directory was asked and what it answered, a line of JSON a call, in a file beside the database.
///
/// It names no person: neither ids nor bodies. What is not yet written when the process dies is lost.
final class CallLog: Sendable {
    /// Above this size the file is put aside as `.1`, and an older one with that name goes.
    static let sizeLimitBytes = 32 << 20

    /// How many calls are kept in memory, for those who ask the running server.
    static let recentLimit = 10_000

    private let path: String?
    private let recent = Mutex<Deque<CallLogEntry>>([])
    private let lines = Mutex<[CallLogEntry]>([])
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// `nil` writes nothing: a database in memory has nothing beside it.
    init(path: String?) {
        self.path = path
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// The log of a database.
    static func path(besideDatabase database: String) -> String { database + ".log" }

    /// Whether there is a file, which earlier servers may have begun.
    var hasFile: Bool { path != nil }

    /// The last calls since the server began, oldest first.
    func last(_ count: Int) -> [CallLogEntry] { recent.withLock { Array($0.suffix(max(0, count))) } }

    func note(_ entry: CallLogEntry) {
        recent.withLock { recent in
            recent.append(entry)
            if recent.count > Self.recentLimit { recent.removeFirst() }
        }
        guard path != nil else { return }
        lines.withLock { $0.append(entry) }
        signal.yield()
    }

    /// Writes what is noted, until `finish()`.
    ///
    /// - Throws: What the file system says; the directory goes on without a log then.
    func run() async throws {
        guard let path else { return }
        for await _ in signals { try write(to: path) }
        try write(to: path)
    }

    func finish() { signal.finish() }

    private func write(to path: String) throws {
        let taken = lines.withLock { lines in
            defer { lines = [] }
            return lines
        }
        guard !taken.isEmpty else { return }
        var data = Data()
        for entry in taken {
            var json = JSONWriter(capacity: 256)
            json.entry(entry)
            data += json.buffer.readableBytesView
            data.append(UInt8(ascii: "\n"))
        }
        let file = try Self.open(path)
        defer { try? file.close() }  // Everything is written; a failing close says nothing more.
        let size = try file.seekToEnd()
        try file.write(contentsOf: data)
        if size > Self.sizeLimitBytes {
            let aside = path + ".1"
            if FileManager.default.fileExists(atPath: aside) { try FileManager.default.removeItem(atPath: aside) }
            try FileManager.default.moveItem(atPath: path, toPath: aside)
        }
    }

    private static func open(_ path: String) throws -> FileHandle {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DirectoryServerError.databaseUnusable(path, reason: ServerText(errno: errno))
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}

/// One call.
public struct CallLogEntry: Sendable, Codable, Equatable {
    /// Unix seconds.
    public var at: Double
    /// Empty where the caller was not known.
    public var app: String
    /// `POST /contact/v3/users`; the method and the path as they came where there is no such endpoint.
    public var endpoint: String
    public var status: Int
    /// The answer's code; `nil` where it has none.
    public var code: Int?
    public var logID: String
    public var milliseconds: Double

    package enum CodingKeys: String, CodingKey {
        case at
        case app
        case endpoint
        case status
        case code
        case logID = "log_id"
        case milliseconds = "ms"
    }

    /// The last calls in the log beside a database, oldest first.
    package static func last(_ count: Int, ofDatabase database: String) throws -> [CallLogEntry] {
        let path = CallLog.path(besideDatabase: database)
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let decoder = JSONDecoder()
        // A line that was being written when the process died is none.
        return data.split(separator: UInt8(ascii: "\n")).suffix(count)
            .compactMap { try? decoder.decode(CallLogEntry.self, from: $0) }
    }
}

extension JSONWriter {
    fileprivate mutating func entry(_ entry: CallLogEntry) {
        object { json in
            json.key("at")
            json.raw(String(format: "%.3f", entry.at))
            json.field("app", entry.app)
            json.field("endpoint", entry.endpoint)
            json.field("status", entry.status)
            json.field("code", entry.code)
            json.field("log_id", entry.logID)
            json.key("ms")
            json.raw(String(format: "%.1f", entry.milliseconds))
        }
    }
}
