import Foundation
import Glibc
import Synchronization

/// A line to a server that can be cut, slow and healed, and that sees what is said to the server.
///
/// In threads, because neither side of it may wait for Swift's own.
final class SocketLine: Sendable {
    /// What one connection does with bytes on their way to the server.
    typealias Change = (ArraySlice<UInt8>) -> ArraySlice<UInt8>

    let listener: Int32
    private let server: SocketPlace
    /// Makes what a new connection does, in the thread of that connection.
    private let change: @Sendable (SocketPair) -> Change
    private let state = Mutex(State())

    private struct State {
        var pairs: [SocketPair] = []
        var isCut = false
        var isEnded = false
        var refusals = 0
        var slowness: SlowLine?
    }

    /// - Throws: `ChildProcess.Failure` where nothing can listen at `place`.
    init(
        at place: SocketPlace,
        to server: SocketPlace,
        change: @escaping @Sendable (SocketPair) -> Change
    ) throws {
        self.server = server
        self.change = change
        listener = try place.listening()
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let caller = accept(listener, nil, nil)
                guard caller >= 0, let line = self, line.take(caller) else { return }
            }
        }
    }

    deinit { end() }

    /// Breaks every connection; new ones are closed as soon as they come.
    func cut() {
        refuse()
        breakOff()
    }

    private func refuse() { state.withLock { $0.isCut = true } }

    /// Has all that is said by it wait, both ways, until it is healed.
    func slow(_ slowness: SlowLine) { state.withLock { $0.slowness = slowness } }

    func heal() {
        state.withLock { state in
            state.isCut = false
            state.slowness = nil
        }
    }

    private func wait() {
        guard let slowness = state.withLock(\.slowness) else { return }
        Thread.sleep(forTimeInterval: slowness.wait())
    }

    private func breakOff() {
        let pairs = state.withLock { state in
            defer { state.pairs = [] }
            return state.pairs
        }
        for pair in pairs { pair.breakOff() }
    }

    /// How many connections were refused while it was cut.
    var refusals: Int { state.withLock(\.refusals) }

    /// Ends the line for good.
    func end() {
        let isFirst = state.withLock { state in
            defer { state.isEnded = true }
            return !state.isEnded
        }
        guard isFirst else { return }
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
        guard let callee = server.connected() else {
            close(caller)
            return true
        }
        let pair = SocketPair(caller: caller, callee: callee) { [weak self] in self?.refuse() }
        state.withLock { $0.pairs.append(pair) }
        Thread.detachNewThread { [weak self, change] in
            let changed = change(pair)
            pair.carry(from: caller, to: callee) { bytes in
                self?.wait()
                return changed(bytes)
            }
        }
        Thread.detachNewThread { [weak self] in
            pair.carry(from: callee, to: caller) { bytes in
                self?.wait()
                return pair.losesAnswer ? nil : bytes
            }
        }
        return true
    }
}

extension ArraySlice<UInt8> {
    /// Where a text stands first.
    func firstRange(ofText text: String) -> Range<Int>? {
        let wanted = Array(text.utf8)
        return withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let first = wanted.first else { return nil }
            var offset = 0
            while offset + wanted.count <= bytes.count {
                let room = bytes.count - wanted.count + 1 - offset
                guard let found = memchr(start + offset, Int32(first), room) else { return nil }
                offset = UnsafeRawPointer(found) - start
                if memcmp(found, wanted, wanted.count) == 0 {
                    return startIndex + offset..<startIndex + offset + wanted.count
                }
                offset += 1
            }
            return nil
        }
    }
}
