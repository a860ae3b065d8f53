/// Ways that are written alike: row by row, or many rows by one request.
package enum WriteGroup: String, Sendable, Codable, CaseIterable {
    /// Each row by a request of its own; a patch that follows a batch as well.
    case single
    case batch

    package var ways: [WriteMethod] {
        switch self {
        case .single: [.single]
        case .batch: [.batch, .batchThenPatch]
        }
    }
}
