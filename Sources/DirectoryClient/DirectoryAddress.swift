import Foundation

/// Where a directory is: `https` anywhere, plain `http` only on this machine.
package struct DirectoryAddress: Sendable, Hashable, CustomStringConvertible {
    /// Scheme, host and port, without a slash at the end.
    package let text: String
    /// In lower case, without the brackets of an IPv6 address.
    package let host: String
    package let port: Int?
    package let isLoopback: Bool

    /// Reads an address such as `https://open.feishu.cn` or `http://127.0.0.1:8080`.
    ///
    /// - Throws: `DirectoryError.badAddress` for another scheme, a path, a query, a name and password, or plain `http` to
    ///   another machine, where everybody on the way could read the secret.
    package init(_ text: String) throws(DirectoryError) {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard let parts = URLComponents(string: trimmed), let scheme = parts.scheme?.lowercased(),
            let named = parts.host, !named.isEmpty
        else { throw .badAddress(trimmed, .unreadable) }
        guard scheme == "https" || scheme == "http" else { throw .badAddress(trimmed, .scheme) }
        guard parts.user == nil, parts.password == nil else { throw .badAddress(named, .credentials) }
        guard parts.query == nil, parts.fragment == nil, parts.path.isEmpty || parts.path == "/" else {
            throw .badAddress(trimmed, .path)
        }
        if let port = parts.port, !(1...65535).contains(port) { throw .badAddress(trimmed, .unreadable) }
        let host = named.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).lowercased()
        let isLoopback = Self.isLoopback(host)
        guard scheme == "https" || isLoopback else { throw .badAddress(trimmed, .plainText) }
        let shown = host.contains(":") ? "[\(host)]" : host
        self.text = "\(scheme)://\(shown)" + (parts.port.map { ":\($0)" } ?? "")
        self.host = host
        port = parts.port
        self.isLoopback = isLoopback
    }

    package var description: String { text }

    /// `localhost`, `::1` and 127.0.0.0/8; names that only begin like one are not.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil } && parts[0] == "127"
    }
}
