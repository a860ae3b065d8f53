/// Counts of calls that are copied to another store.
package protocol CallCountCopyStore: CallCountStore {
    /// Every count, by account and month.
    func counts() async throws -> [CallCount]

    /// Keeps a count where less is counted: copied twice, nothing is counted twice.
    func raise(to count: CallCount) async throws
}

/// The calls of an account in a month.
package struct CallCount: Sendable, Equatable {
    package var account: String
    package var month: String
    package var number: Int

    package init(account: String, month: String, number: Int) {
        self.account = account
        self.month = month
        self.number = number
    }
}
