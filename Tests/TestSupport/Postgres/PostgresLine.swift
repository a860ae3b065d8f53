import Foundation
import Glibc
import Synchronization

/// A line to the server of the tests that can be cut and healed, and that loses an answer: a socket of its own.
///
/// In threads, because neither side of it may wait for Swift's own.
package final class PostgresLine: Sendable {
    /// The folder of the socket, for addresses.
    package let folder: String
    private let server: String
    private let listener: Int32
    private let state = Mutex(State())

    private struct State {
        var pairs: [Pair] = []
        var isCut = false
        var isEnded = false
        /// What a message to the server holds whose answer will be lost, and whether the line is cut then.
        var losing: (text: String, isCut: Bool)?
        var losses = 0
        var refusals = 0
    }

    /// A line to the server whose socket is in a folder.
    package init(to server: String) throws {
        self.server = server + "/" + Self.socketName
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("line-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let isListening =
            withAddress(of: folder + "/" + Self.socketName) { bind(listener, $0, $1) } == 0 && listen(listener, 64) == 0
        guard isListening else {
            throw ChildProcess.Failure(executable: "listen", reason: String(cString: strerror(errno)))
        }
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let caller = accept(listener, nil, nil)
                guard caller >= 0, let line = self, line.take(caller) else { return }
            }
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static let socketName = ".s.PGSQL.5432"

    /// An address of the server, by this line.
    package func address(_ address: String) -> String {
        let own = (server as NSString).deletingLastPathComponent
        return address.replacing("host=\(own)", with: "host=\(folder)")
    }

    /// Breaks every connection; new ones are closed as soon as they come.
    package func cut() {
        let pairs = state.withLock { state in
            state.isCut = true
            defer { state.pairs = [] }
            return state.pairs
        }
        for pair in pairs { pair.breakOff() }
    }

    package func heal() { state.withLock { $0.isCut = false } }

    /// The next message that holds a text reaches the server; its answer does not come back, and the connection breaks.
    ///
    /// With `isCut` the line is cut from then on.
    package func loseAnswer(to text: String, isCut: Bool = false) { state.withLock { $0.losing = (text, isCut) } }

    /// The end of a transaction, to its last byte: its beginning says READ COMMITTED.
    package static let commit = "COMMIT\u{0}"

    /// How many connections were refused while it was cut.
    package var refusals: Int { state.withLock(\.refusals) }

    /// How many answers were lost so far.
    package var losses: Int { state.withLock(\.losses) }

    /// Ends the line for good.
    package func end() {
        state.withLock { $0.isEnded = true }
        cut()
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Returns `false` once the line has ended.
    private func take(_ caller: Int32) -> Bool {
        let (isCut, isEnded) = state.withLock { state in
            if state.isCut { state.refusals += 1 }
            return (state.isCut, state.isEnded)
        }
        guard !isCut, !isEnded else {
            close(caller)
            return !isEnded
        }
        let callee = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard withAddress(of: server, { connect(callee, $0, $1) }) == 0 else {
            close(callee)
            close(caller)
            return true
        }
        let pair = Pair(caller: caller, callee: callee)
        state.withLock { $0.pairs.append(pair) }
        Thread.detachNewThread { [self] in
            pair.carry(from: caller, to: callee) { bytes in
                let isLost = state.withLock { state in
                    guard let losing = state.losing, String(decoding: bytes, as: UTF8.self).contains(losing.text) else {
                        return false
                    }
                    state.losing = nil
                    state.isCut = state.isCut || losing.isCut
                    state.losses += 1
                    return true
                }
                if isLost { pair.loseAnswer() }
                return true
            }
        }
        Thread.detachNewThread { pair.carry(from: callee, to: caller) { _ in !pair.losesAnswer } }
        return true
    }
}

/// The two ends of one connection; closed when both directions have ended.
private final class Pair: Sendable {
    private struct State {
        var isLosing = false
        var directions = 2
    }

    private let ends: [Int32]
    private let state = Mutex(State())

    init(caller: Int32, callee: Int32) { ends = [caller, callee] }

    var losesAnswer: Bool { state.withLock(\.isLosing) }

    func loseAnswer() { state.withLock { $0.isLosing = true } }

    func breakOff() {
        state.withLock { state in
            // Closed numbers may be another connection's by now.
            guard state.directions > 0 else { return }
            for end in ends { shutdown(end, Int32(SHUT_RDWR)) }
        }
    }

    /// Carries bytes one way until an end is gone, or `look` wants no more of them carried.
    func carry(from source: Int32, to target: Int32, _ look: ([UInt8]) -> Bool) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(source, &buffer, buffer.count)
            guard count > 0, look(Array(buffer[0..<count])), Self.send(buffer[0..<count], to: target) else { break }
        }
        breakOff()
        state.withLock { state in
            state.directions -= 1
            guard state.directions == 0 else { return }
            for end in ends { close(end) }
        }
    }

    private static func send(_ bytes: ArraySlice<UInt8>, to target: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

private func withAddress(of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8.prefix(MemoryLayout.size(ofValue: address.sun_path) - 1))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}
