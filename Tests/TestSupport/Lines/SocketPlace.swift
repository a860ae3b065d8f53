import Foundation
import Glibc

/// Where a line begins or ends: a socket in a folder, or a port of this machine.
enum SocketPlace: Sendable {
    case file(String)
    case port(Int)

    var domain: Int32 {
        switch self {
        case .file: AF_UNIX
        case .port: AF_INET
        }
    }

    /// A new socket that listens here.
    ///
    /// - Throws: `ChildProcess.Failure` where that is not possible.
    func listening() throws -> Int32 {
        let listener = socket(domain, Int32(SOCK_STREAM.rawValue), 0)
        guard withAddress({ bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0 else {
            let reason = String(cString: strerror(errno))
            close(listener)
            throw ChildProcess.Failure(executable: "listen", reason: reason)
        }
        return listener
    }

    /// A new socket that is connected to what listens here; `nil` where nothing does.
    func connected() -> Int32? {
        let callee = socket(domain, Int32(SOCK_STREAM.rawValue), 0)
        guard withAddress({ connect(callee, $0, $1) }) == 0 else {
            close(callee)
            return nil
        }
        return callee
    }

    /// The port at which a socket listens.
    static func port(of listener: Int32) -> Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(listener, $0, &length) }
        }
        return Int(in_port_t(bigEndian: address.sin_port))
    }

    private func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        switch self {
        case .file(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let bytes = Array(path.utf8.prefix(MemoryLayout.size(ofValue: address.sun_path) - 1))
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
            return Self.with(address, body)
        case .port(let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
            return Self.with(address, body)
        }
    }

    private static func with<Address>(
        _ address: Address,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }
}
