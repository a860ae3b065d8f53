import Glibc
import Synchronization

/// The two ends of one connection of a line; closed when both directions have ended.
final class SocketPair: Sendable {
    private struct State {
        var isLosing = false
        var directions = 2
    }

    private let ends: [Int32]
    private let state = Mutex(State())
    /// Has the line refuse new connections.
    private let refuse: @Sendable () -> Void

    init(caller: Int32, callee: Int32, refuse: @escaping @Sendable () -> Void) {
        ends = [caller, callee]
        self.refuse = refuse
    }

    var losesAnswer: Bool { state.withLock(\.isLosing) }

    /// Breaks the connection when the next answer comes; with `isCut` the line refuses others from now on.
    func loseAnswer(isCut: Bool) {
        state.withLock { $0.isLosing = true }
        if isCut { refuse() }
    }

    func breakOff() {
        state.withLock { state in
            // Closed numbers may be another connection's by now.
            guard state.directions > 0 else { return }
            for end in ends { shutdown(end, Int32(SHUT_RDWR)) }
        }
    }

    /// Carries bytes one way until an end is gone; `change` has them first, and with `nil` the connection breaks.
    func carry(from source: Int32, to target: Int32, _ change: (ArraySlice<UInt8>) -> ArraySlice<UInt8>?) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(source, &buffer, buffer.count)
            guard count > 0, let bytes = change(buffer[0..<count]), Self.send(bytes, to: target) else { break }
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
