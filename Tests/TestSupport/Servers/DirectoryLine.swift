/// A line to a directory that can be cut, slow and healed: a port of its own.
package final class DirectoryLine: Sendable {
    private let line: SocketLine

    /// A line to the directory at a port of this machine, which may end and come back there.
    ///
    /// - Throws: `ChildProcess.Failure` where there is no port for it.
    package init(to port: Int) throws {
        line = try SocketLine(at: .port(0), to: .port(port)) { _ in
            // It refuses requests that call it by another port.
            { $0.replacing(host: "127.0.0.1:", with: "Host: 127.0.0.1:\(port)\r\n") }
        }
    }

    package var address: String { "http://127.0.0.1:\(SocketPlace.port(of: line.listener))" }

    /// Breaks every connection; new ones are closed as soon as they come.
    package func cut() { line.cut() }

    /// Has all that is said by it wait, both ways, until it is healed.
    package func slow(_ slowness: SlowLine) { line.slow(slowness) }

    package func heal() { line.heal() }

    /// How many connections were refused while it was cut.
    package var refusals: Int { line.refusals }

    /// Ends the line for good.
    package func end() { line.end() }
}

extension ArraySlice<UInt8> {
    /// A request with another Host field; what is none stays as it is.
    ///
    /// A caller waits for its answer before it asks again, so a request starts with a read, and its head is in it.
    fileprivate func replacing(host: String, with field: String) -> ArraySlice<UInt8> {
        for name in ["Host: ", "host: "] {
            guard let found = firstRange(ofText: name + host),
                let end = self[found.upperBound...].firstRange(ofText: "\r\n")
            else { continue }
            return self[..<found.lowerBound] + field.utf8 + self[end.upperBound...]
        }
        return self
    }
}
