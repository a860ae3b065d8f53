/// How a line is slow: each piece of bytes waits, and one that is lost waits until it is sent again.
package struct SlowLine: Sendable {
    /// How long a piece waits, in milliseconds.
    package var delay: ClosedRange<Int>
    /// The share of pieces that are lost, from 0 to 1.
    package var loss: Double

    package init(delay: ClosedRange<Int>, loss: Double) {
        self.delay = delay
        self.loss = loss
    }

    /// How long one piece waits: lost and sent again it comes later by Linux's shortest time of retransmission, 200 ms, and
    /// by twice as much for each further loss.
    func wait() -> Double {
        var milliseconds = Int.random(in: delay)
        var again = 200
        while Double.random(in: 0..<1) < loss, again < 3200 {
            milliseconds += again
            again *= 2
        }
        return Double(milliseconds) / 1000
    }
}
