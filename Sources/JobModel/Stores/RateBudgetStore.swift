/// Where the sends of every process of a state folder are counted, so that together they keep the limits.
///
/// All times are seconds since the machine was booted, suspended time included: a clock that is set neither widens a
/// limit nor stops a run.
package protocol RateBudgetStore: Sendable {
    /// Takes up to `count` places of `endpoint` and returns when each may be sent, earliest first.
    ///
    /// `account` is host and app, because a limit is counted by API, app and tenant; `windows` are to be kept all at
    /// once, as (limit, seconds).
    ///
    /// - Throws: `StoredLimitTooFar` where what is stored lets nothing leave for longer than any limit lasts; no place is
    ///   taken then.
    func take(
        _ count: Int,
        endpoint: String,
        account: String,
        windows: [(limit: Int, seconds: Double)],
        now: Double
    ) async throws -> [Double]

    /// Frees a place that was taken and is not used after all: the one at that time, to a millisecond.
    func giveBack(_ place: Double, endpoint: String, account: String) async throws

    /// Tells every process that nothing may be sent to `endpoint` before `time`, and that its limit is lower than it
    /// seemed: every process keeps a `LearnedCeiling`.
    func block(endpoint: String, account: String, until time: Double, now: Double) async throws
}
