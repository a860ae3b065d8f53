import ArgumentParser
import JobModel
import JobSession
import Wording

/// How much is taken of a sheet that comes through standard input or a pipe, which says nothing of its size beforehand.
struct InputOptions: ParsableArguments {
    @Option(
        name: .customLong("input-limit"),
        help: "The most that is taken from standard input or a pipe, such as 500MB; more is no sheet. (default: 2GB)"
    )
    var givenLimit: ByteSize?

    var limit: ByteSize { givenLimit ?? ByteSize(bytes: 2_000_000_000) }
}

extension SpooledInput {
    /// The same in the state folder of the environment; a signal removes the copy as well.
    static func path(of file: String, limit: ByteSize) async throws -> String {
        // Before the copy, so that a command stopped meanwhile leaves nothing behind either.
        Interruption.prepare()
        return try await path(of: file, limit: limit, stateFolder: StateFolder.ofEnvironment) {
            StandardError.note("roster: " + Language.ofEnvironment.words($0))
        }
    }
}
