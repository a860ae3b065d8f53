import Foundation
import Synchronization

/// A line to the server of the tests that can be cut, slow and healed, and that loses an answer: a socket of its own.
package final class PostgresLine: Sendable {
    /// The folder of the socket, for addresses.
    package let folder: String
    /// That of the server's socket.
    private let own: String
    private let line: SocketLine
    private let watch: Watch

    /// What is looked for in what is said to the server.
    private final class Watch: Sendable {
        struct State {
            /// What a message to the server holds whose answer will be lost, and whether the line is cut then.
            var losing: (text: String, isCut: Bool)?
            var losses = 0
            var refusedWrites = 0
        }

        let state = Mutex(State())

        func look(at bytes: ArraySlice<UInt8>, of pair: SocketPair, _ said: inout Said) {
            let isRefused = said.hasAskedForHolds && bytes.firstRange(ofText: "ROLLBACK\u{0}") != nil
            said.hear(bytes)
            let lost = state.withLock { state in
                if isRefused { state.refusedWrites += 1 }
                guard let losing = state.losing, bytes.firstRange(ofText: losing.text) != nil else {
                    return nil as Bool?
                }
                state.losing = nil
                state.losses += 1
                return losing.isCut
            }
            if let lost { pair.loseAnswer(isCut: lost) }
        }
    }

    /// What a connection has asked the server last.
    private struct Said {
        /// Whether that was for the chunks that a write names.
        private(set) var hasAskedForHolds = false
        /// The name under which the server keeps that question.
        private var name: String?

        /// Source: PostgreSQL's protocol, "Message Formats": Parse is a P, four bytes of length, a name and the statement.
        mutating func hear(_ bytes: ArraySlice<UInt8>) {
            guard bytes.firstRange(ofText: "FOR KEY SHARE OF chunk") != nil else {
                hasAskedForHolds = name.map { bytes.firstRange(ofText: $0) != nil } ?? false
                return
            }
            let text = bytes.dropFirst(5).prefix { $0 != 0 }
            let isNamed = bytes.first == UInt8(ascii: "P") && !text.isEmpty
            if isNamed { name = String(decoding: text, as: UTF8.self) }
            hasAskedForHolds = !isNamed
        }
    }

    /// A line to the server whose socket is in a folder.
    package init(to server: String) throws {
        own = server
        let folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("line-\(UUID().uuidString.prefix(8))").path
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let watch = Watch()
        self.watch = watch
        let (place, target) = ("\(folder)/\(Self.socketName)", "\(server)/\(Self.socketName)")
        line = try SocketLine(at: .file(place), to: .file(target)) { pair in
            var said = Said()
            return { bytes in
                watch.look(at: bytes, of: pair, &said)
                return bytes
            }
        }
    }

    deinit {
        end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static let socketName = ".s.PGSQL.5432"

    /// An address of the server, by this line.
    package func address(_ address: String) -> String { address.replacing("host=\(own)", with: "host=\(folder)") }

    /// Breaks every connection; new ones are closed as soon as they come.
    package func cut() { line.cut() }

    /// Has all that is said by it wait, both ways, until it is healed.
    package func slow(_ slowness: SlowLine) { line.slow(slowness) }

    package func heal() { line.heal() }

    /// The next message that holds a text reaches the server; its answer does not come back, and the connection breaks.
    ///
    /// With `isCut` the line is cut from then on.
    package func loseAnswer(to text: String, isCut: Bool = false) {
        watch.state.withLock { $0.losing = (text, isCut) }
    }

    /// The end of a transaction, to its last byte: its beginning says READ COMMITTED.
    package static let commit = "COMMIT\u{0}"

    /// How many connections were refused while it was cut.
    package var refusals: Int { line.refusals }

    /// How many answers were lost so far.
    package var losses: Int { watch.state.withLock(\.losses) }

    /// How many writes a worker has undone because the ledger no longer had the chunks that it named.
    package var refusedWrites: Int { watch.state.withLock(\.refusedWrites) }

    /// Ends the line for good.
    package func end() { line.end() }
}
