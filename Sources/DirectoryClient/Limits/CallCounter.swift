package import Foundation
package import JobModel

/// Counts the calls of one client by month, in a store that all processes share.
///
/// Blocks of calls are counted before they are made, and what is left of a block is given back at the end: a process
/// that dies has counted a few calls too many, never too few.
package actor CallCounter {
    private let store: any CallCountStore
    private let account: String
    private let zone: TimeZone
    private let now: @Sendable () -> Date
    private var month = ""
    /// The month that was last asked for, with its days.
    private var known: (span: Range<Date>, name: String)?
    /// Counted already, and not made yet.
    private var reserved = 0

    /// - Parameters:
    ///   - store: Where the calls are counted.
    ///   - account: Directory and app.
    ///   - zone: Where months begin and end.
    ///   - now: The calendar, given for tests.
    package init(
        store: any CallCountStore,
        account: String,
        zone: TimeZone,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.account = account
        self.zone = zone
        self.now = now
    }

    /// Counts a call that is about to be made.
    func count() async throws {
        let month = currentMonth
        if month != self.month {
            try await giveBack()
            self.month = month
        }
        guard reserved == 0 else {
            reserved -= 1
            return
        }
        // Before the wait, because others enter during it.
        reserved += Self.block - 1
        do {
            try await store.add(Self.block, account: account, month: month)
        } catch {
            reserved = 0
            throw error
        }
    }

    /// Calls made this month, by whatever process.
    package func calls() async throws -> Int {
        let month = currentMonth
        let counted = try await store.calls(account: account, month: month)
        return max(0, counted - (month == self.month ? reserved : 0))
    }

    /// Gives back what was counted and is not made.
    func giveBack() async throws {
        let left = reserved
        reserved = 0
        if left > 0 { try await store.add(-left, account: account, month: month) }
    }

    /// The calendar is asked once a month, because it takes longer than all other counting.
    private var currentMonth: String {
        let now = now()
        if let known, known.span.contains(now) { return known.name }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let date = calendar.dateComponents([.year, .month], from: now)
        let (year, month) = (date.year ?? 0, date.month ?? 0)
        let name = "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
        known = calendar.dateInterval(of: .month, for: now).map { ($0.start..<$0.end, name) }
        return name
    }

    /// Calls counted at once: one small transaction for each twenty.
    static let block = 20
}
