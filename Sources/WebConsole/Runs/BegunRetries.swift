/// What has become of the retries for whose plans pages wait.
actor BegunRetries {
    private var results: [String: Result<String, any Error>] = [:]

    /// - Parameters:
    ///   - result: The address of the plan, or why there is none.
    ///   - address: Of the page that waits for it.
    func note(_ result: Result<String, any Error>, of address: String) {
        if results.count >= Self.kept { results = [:] }
        results[address] = result
    }

    func result(of address: String) -> Result<String, any Error>? { results[address] }

    private static let kept = 100
}
