package import JobModel

/// What the directory answered, and what it took to get it.
package struct DirectoryResponse<Value: Sendable>: Sendable {
    package var value: Value
    package var logID: String?
    /// Every request made for this answer, in order.
    package var attempts: [Attempt]

    package init(value: Value, logID: String?, attempts: [Attempt]) {
        self.value = value
        self.logID = logID
        self.attempts = attempts
    }

    package func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> DirectoryResponse<Other> {
        DirectoryResponse<Other>(value: try transform(value), logID: logID, attempts: attempts)
    }
}
