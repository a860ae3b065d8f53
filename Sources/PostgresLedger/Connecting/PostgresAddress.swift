import CPostgres
import Foundation
package import JobModel

/// Where a PostgreSQL database is: a URL, or a service of libpq's service file; libpq reads it.
package struct PostgresAddress: Sendable, Equatable {
    let text: String
    /// For people and logs, without a password.
    package let shown: String
    /// As another command is given it: all of the address but a password, which that one finds where this one should have.
    package let repeated: String
    /// What must not appear in a message.
    private let secrets: [String]

    /// Whether a text is meant as the address of a database, not as a folder.
    package static func isAddress(_ text: String) -> Bool {
        ["postgres://", "postgresql://", "service="].contains { text.lowercased().hasPrefix($0) }
    }

    /// - Throws: `LedgerError.database(.badAddress, _)`; libpq's own reason would repeat the address, password included.
    package init(_ text: String) throws(LedgerError) {
        let parts = Self.parts(of: text)
        guard Self.isAddress(text), let parts, !Self.isCutByPassword(parts, text) else {
            throw .database(.badAddress, at: "")
        }
        self.text = text
        secrets = Self.secretParts.compactMap { parts[$0] }.filter { !$0.isEmpty }
        shown = Self.shown(parts)
        repeated = Self.isURL(text) ? Self.withoutPassword(text) : Self.written(parts)
    }

    private static let secretParts = ["password", "sslpassword"]

    private static func isURL(_ text: String) -> Bool { !text.lowercased().hasPrefix("service=") }

    /// A URL without a password before its host and among its parameters.
    private static func withoutPassword(_ url: String) -> String {
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var place = String(parts[0])
        if let scheme = place.firstRange(of: "://"), let end = place.firstIndex(of: "@"), scheme.upperBound <= end,
            let colon = place[scheme.upperBound..<end].firstIndex(of: ":")
        {
            place.removeSubrange(colon..<end)
        }
        let parameters = parts.dropFirst().flatMap { $0.split(separator: "&") }.filter { parameter in
            let name = parameter.prefix { $0 != "=" }
            return !secretParts.contains(name.removingPercentEncoding ?? "")
        }
        return parameters.isEmpty ? place : place + "?" + parameters.joined(separator: "&")
    }

    /// Keywords and values as libpq reads them, the service first.
    private static func written(_ parts: [String: String]) -> String {
        let known = parts.filter { !secretParts.contains($0.key) }
        let keys = known.keys.sorted { ($0 != "service" ? 1 : 0, $0) < ($1 != "service" ? 1 : 0, $1) }
        return keys.map { key in
            let value = known[key] ?? ""
            let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x27 && $0 != 0x5C }
            let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            return isPlain ? "\(key)=\(value)" : "\(key)='\(escaped)'"
        }.joined(separator: " ")
    }

    /// What libpq finds in an address, by its keywords; `nil` where it understands nothing.
    private static func parts(of text: String) -> [String: String]? {
        // libpq would read what stands before it.
        guard !text.utf8.contains(0), let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var parts: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parts[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return parts
    }

    /// Whether a sign in a password that should be written as %XX has cut the address: for libpq the password ends at its
    /// first `@` or `/`, and what follows would be shown as host, port or database.
    private static func isCutByPassword(_ parts: [String: String], _ text: String) -> Bool {
        guard isURL(text) else { return false }
        let signs = text.prefix { $0 != "?" }.count(where: { $0 == "@" })
        let hosts = (parts["host"] ?? "").split(separator: ",")
        // The folder of a socket may hold the sign, and the name of one without a folder begins with it.
        let isHostCut = hosts.contains { !$0.hasPrefix("/") && $0.dropFirst().contains("@") }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let isPortCut = (parts["port"] ?? "").utf8.contains { !digits.contains($0) && $0 != UInt8(ascii: ",") }
        let isNameCut = (parts["dbname"] ?? "").contains("@") && !text.contains("%40")
        return signs > 1 || isHostCut || isPortCut || isNameCut
    }

    private static func shown(_ parts: [String: String]) -> String {
        if let service = parts["service"] { return "service=\(service)" }
        let user = parts["user"].map { $0 + "@" } ?? ""
        let hosts = (parts["host"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let ports = (parts["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let places = hosts.enumerated().map { index, host in
            let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
            return port.isEmpty ? "\(host)" : "\(host):\(port)"
        }
        return "postgres://\(user)\(places.joined(separator: ","))/\(parts["dbname"] ?? "")"
    }

    /// A message without what must not appear in it.
    func withoutSecrets(_ message: String) -> String {
        secrets.reduce(message) { $0.replacing($1, with: "…") }
    }
}
