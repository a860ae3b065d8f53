package import LocalFiles

/// One thing that happened to one row; many share a transaction.
package enum LedgerChange: Sendable, Equatable {
    /// Their request is about to leave: from here on it may have been carried out.
    case send(lines: [Int], at: BootTimestamp)
    /// The batch was taken; the lines in the order of its items.
    case accept(lines: [Int], taskID: String)
    /// The write is done, the patch that follows is due.
    case advance(line: Int, userID: String?, openID: String?, departmentID: String?)
    /// The request certainly did nothing, and is to be sent again; the attempt does not count.
    case wait(lines: [Int], until: Double)
    /// Was not sent after all, or certainly without result.
    case release(line: Int)
    /// To be sent again; with a new generation only where an earlier create is proven absent.
    case reopen(line: Int, newGeneration: Bool)
    case settle(Settlement)
    case attempt(lines: [Int], Attempt)

    /// Whether a request is about to leave.
    package var isSending: Bool { if case .send = self { true } else { false } }
}
