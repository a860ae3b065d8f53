import Glibc
import NIOHTTP1

/// The three names by which a client of this machine may call the server.
///
/// A web page reaches a loopback port through a name of its own that resolves to 127.0.0.1 (DNS rebinding), or from
/// its own origin; both show in the request. Names are compared whole: no other name of this machine counts.
/// Source: RFC 9110 §7.2 (Host) and §7.4 (misdirected requests), RFC 9112 §3.2 (forms of targets), RFC 6454 (Origin).
struct LocalAuthority {
    /// Where the server listens.
    let port: Int

    /// Why a request is refused; `nil` where it comes from this machine.
    func refusal(of head: HTTPRequestHead) -> RequestRefusal? {
        let hosts = head.headers["Host"]
        guard hosts.count == 1, isOwn(host: hosts[0]), isOwn(target: head.uri) else { return .misdirected(port: port) }
        guard head.headers["Origin"].allSatisfy(isOwn(origin:)) else { return .foreignOrigin }
        return nil
    }

    /// `localhost`, `127.0.0.1` or `[::1]`, in any case and any form of that IPv6 address, with the port unless it is
    /// that of HTTP.
    func isOwn(host: some StringProtocol) -> Bool {
        let name: Substring
        let port: Substring
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            name = Substring(host[host.index(after: host.startIndex)..<end])
            guard Self.isLoopback(name) else { return false }
            port = Substring(host[host.index(after: end)...])
        } else {
            let end = host.firstIndex(of: ":") ?? host.endIndex
            name = Substring(host[..<end])
            guard name.lowercased() == "localhost" || name == "127.0.0.1" else { return false }
            port = Substring(host[end...])
        }
        return port == ":\(self.port)" || (port.isEmpty && self.port == Self.standardPort)
    }

    /// A path, or an absolute target whose authority is one of the names.
    private func isOwn(target: String) -> Bool {
        if target.hasPrefix("/") || target == "*" { return true }
        guard target.prefix(Self.scheme.count).lowercased() == Self.scheme else { return false }
        return isOwn(host: target.dropFirst(Self.scheme.count).prefix { !"/?#".contains($0) })
    }

    private func isOwn(origin: String) -> Bool {
        origin.prefix(Self.scheme.count).lowercased() == Self.scheme && isOwn(host: origin.dropFirst(Self.scheme.count))
    }

    private static func isLoopback(_ text: Substring) -> Bool {
        var address = in6_addr()
        guard inet_pton(AF_INET6, String(text), &address) == 1 else { return false }
        return withUnsafeBytes(of: address) { bytes in bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1 }
    }

    private static let scheme = "http://"
    private static let standardPort = 80
}
