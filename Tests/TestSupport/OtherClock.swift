import Foundation
import Glibc

/// Processes whose calendar is another one than the machine's, by a library that is compiled for the tests and loaded into
/// them.
package enum OtherClock {
    private static let compiler: String? = {
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let places = ["clang", "cc", "gcc"].flatMap { name in path.map { "\($0)/\(name)" } }
        return places.first { access($0, X_OK) == 0 }
    }()

    package static var isPossible: Bool { compiler != nil }

    package static let absence = "NOT TRIED WITH OTHER CLOCKS: no C compiler is in the path"

    /// Makes the library in a folder; what the environment of such a process has.
    package static func environment(ahead: Duration, in folder: String) async throws -> [String: String] {
        guard let compiler else { throw ChildProcess.Failure(executable: "clang", reason: absence) }
        let library = "\(folder)/other-clock-\(UUID().uuidString).so"
        let source = Project.folder + "/Tests/OtherClock/OtherClock.c"
        try await PostgresServer.run(compiler, ["-shared", "-fPIC", "-o", library, source], in: folder)
        return ["LD_PRELOAD": library, "ROSTER_CLOCK_AHEAD": "\(Int(ahead / .seconds(1)))"]
    }
}
