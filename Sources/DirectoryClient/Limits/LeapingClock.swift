/// A clock that leaps over time in which everybody only waits: who waits by it need not look up meanwhile.
package protocol LeapingClock: Clock<Duration> {}
