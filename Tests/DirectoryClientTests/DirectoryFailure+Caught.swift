import DirectoryClient
import Testing

/// The failure that `call` must end with.
func failure<Value>(
    of call: () async throws -> Value,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws -> DirectoryFailure {
    do {
        _ = try await call()
    } catch let failure as DirectoryFailure {
        return failure
    }
    Issue.record("the call succeeded", sourceLocation: sourceLocation)
    throw CancellationError()
}
