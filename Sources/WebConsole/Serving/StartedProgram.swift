import Foundation
import Glibc

/// A program that is started and left to itself, with nothing on its standard files.
///
/// Not by Foundation's `Process`: that goes past a buffer of its own where about thirteen hundred files are open, as a
/// console with many pages may have them.
enum StartedProgram {
    /// Starts a program; its end is waited for, so that nothing of it stays in the list of processes.
    ///
    /// - Throws: Why it could not be started.
    static func start(_ program: String, _ arguments: [String]) throws(POSIXError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, access) in [(0, O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] as [(CInt, CInt)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", access, 0)
        }
        // The ledger's and the sheets' files, and the sockets of the pages, are not the program's.
        let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
            unsafeBitCast($0, to: CloseFrom.self)
        }
        _ = closeFrom?(&actions, 3)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, nil, &words, environ)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        let started = process
        Thread.detachNewThread {
            var status: CInt = 0
            while waitpid(started, &status, 0) < 0, errno == EINTR {}
        }
    }

    /// Of the C library from 2.34 on; Swift does not see it.
    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt
}
