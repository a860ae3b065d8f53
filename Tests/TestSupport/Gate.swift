import Foundation

/// Holds threads until it is opened; for work that has to block, in tests that nothing else is held up by it.
///
/// A test that is wrong would hold up all tests, so the gate opens by itself long after every right one is over; then
/// `hadToOpenItself` says so.
package final class Gate: @unchecked Sendable {
    private let condition = NSCondition()
    private var isOpen = false
    private var waiting = 0
    private var isLate = false

    /// `patience` is how long it stays closed at most: with thousands of tests on two busy cores a task may get its turn
    /// minutes after another has yielded.
    package init(patience: Duration = .seconds(900)) {
        Thread.detachNewThread { [weak self] in
            Thread.sleep(forTimeInterval: patience / .seconds(1))
            self?.openItself()
        }
    }

    /// Waits on this thread.
    package func pass() {
        condition.lock()
        defer { condition.unlock() }
        waiting += 1
        condition.broadcast()
        while !isOpen { condition.wait() }
    }

    package func open() {
        condition.lock()
        defer { condition.unlock() }
        isOpen = true
        condition.broadcast()
    }

    package var hadToOpenItself: Bool {
        condition.lock()
        defer { condition.unlock() }
        return isLate
    }

    /// How many threads have come to it so far.
    package var comers: Int {
        condition.lock()
        defer { condition.unlock() }
        return waiting
    }

    private func openItself() {
        condition.lock()
        defer { condition.unlock() }
        if !isOpen { isLate = true }
        isOpen = true
        condition.broadcast()
    }
}
