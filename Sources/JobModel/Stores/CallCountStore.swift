/// Where the calls of every process of a state folder are counted by app and month, because companies buy them so.
package protocol CallCountStore: Sendable {
    /// Adds calls to what an account has made in a month; a negative number gives back what was counted in advance.
    ///
    /// `account` is directory and app; `month` is such as `2026-12`.
    func add(_ calls: Int, account: String, month: String) async throws

    /// How many calls an account has made in a month.
    func calls(account: String, month: String) async throws -> Int
}
