package import JobModel

extension Connection {
    /// Reads what the directory says of its columns and values: departments, attributes, employee types.
    ///
    /// - Parameters:
    ///   - jobTitles: Whether the list of job titles is read as well.
    ///   - cities: Whether the list of cities is read as well.
    /// - Returns: The directory as far as it was read.
    /// - Throws: `DirectoryFailure` where the directory cannot be asked; `Watchdog.Stalled` where nothing moves.
    package func readFacts(jobTitles: Bool, cities: Bool) async throws -> DirectoryView {
        let client = client
        return try await watchdog.guarding {
            var snapshot = Snapshot(client: client)
            try await snapshot.readFacts(jobTitles: jobTitles, cities: cities)
            return snapshot.view
        }
    }
}
