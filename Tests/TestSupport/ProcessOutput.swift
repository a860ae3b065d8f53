package import Foundation
import Glibc

/// What other processes write, as it comes.
package enum ProcessOutput {
    /// The texts that are read from a pipe or a terminal, until nobody writes there any more.
    ///
    /// A thread reads them, and closes a descriptor of its own afterwards. Foundation's `readabilityHandler` ends in an event of
    /// the dispatch library, which may come after the descriptor was closed with its handle: the event is then of a
    /// descriptor that is gone, or of another file. At the end of what is written it is called again and again.
    package static func texts(from handle: FileHandle) throws -> AsyncStream<String> {
        let descriptor = fcntl(handle.fileDescriptor, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let (texts, text) = AsyncStream.makeStream(of: String.self)
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 4096)
            while true {
                // A terminal that nobody writes to any more is an error to read.
                let count = read(descriptor, &bytes, bytes.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                text.yield(String(decoding: bytes.prefix(count), as: UTF8.self))
            }
            close(descriptor)
            text.finish()
        }
        return texts
    }
}
