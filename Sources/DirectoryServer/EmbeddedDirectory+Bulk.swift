extension EmbeddedDirectory {
    /// Does many writes of an app together, each as the API's call does it.
    ///
    /// - Returns: For each what came of it; `nil` where nothing did: the call says why.
    package func write(_ writes: [DirectoryWrite], as appID: String) async -> [DirectoryWritten?] {
        await directory.write(writes, as: appID)
    }
}
