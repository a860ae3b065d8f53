package import DirectoryClient
import Foundation
import Glibc
package import JobModel
import LocalFiles
import Logging

/// Which directory is meant and with which credentials, by flags, environment and job, in this order.
///
/// A secret from the environment goes only to the vendor's two hosts, to this machine, or to the host in
/// `ROSTER_DIRECTORY`: another person's job file must not send it elsewhere.
/// Source: Decisions, "Credentials go to known hosts alone".
package struct DirectoryAccess: Sendable {
    private var directory: String?
    private let appID: String?
    private let secretFile: String?
    private let environment: [String: String]
    let headroom: Double?
    private let store: (any RateBudgetStore)?
    private let counts: (any CallCountStore)?
    private let trace: (any RequestTrace)?

    /// - Parameters:
    ///   - directory: The flag's address, or `embedded`.
    ///   - appID: The flag's app id.
    ///   - secretFile: A file that holds the secret alone; `-` is standard input.
    ///   - environment: Of the process.
    ///   - headroom: The flag's share of every limit that is left unused, in place of the job's.
    ///   - store: Where all processes of a state folder count the same limits; `nil` counts in each client alone.
    ///   - counts: Where all processes of a state folder count the calls of a month; `nil` counts none.
    ///   - trace: Told of every request.
    package init(
        directory: String?,
        appID: String?,
        secretFile: String?,
        environment: [String: String],
        headroom: Double? = nil,
        store: (any RateBudgetStore)? = nil,
        counts: (any CallCountStore)? = nil,
        trace: (any RequestTrace)? = nil
    ) {
        self.directory = directory
        self.appID = appID
        self.secretFile = secretFile
        self.environment = environment
        self.headroom = headroom
        self.store = store
        self.counts = counts
        self.trace = trace
    }

    package func address(for job: JobDefinition) throws -> DirectoryAddress {
        let text = named(for: job)
        return try DirectoryAddress(text)
    }

    package func credentials(for address: DirectoryAddress) throws -> Credentials {
        guard let id = appID ?? variable("ROSTER_APP_ID") else { throw ConnectionError.noAppID }
        return Credentials(appID: id, appSecret: try secret(for: address))
    }

    /// Whether the directory that Roster carries is meant: it gives its own credentials.
    package func isEmbedded(for job: JobDefinition) -> Bool { named(for: job) == Connection.embedded }

    /// The directory that is meant: `embedded`, or an address.
    package func named(for job: JobDefinition) -> String {
        directory ?? variable("ROSTER_DIRECTORY") ?? job.directory
    }

    /// The same for the directory that is meant for a job, whatever other jobs say.
    package func pointing(atDirectoryOf job: JobDefinition) -> DirectoryAccess {
        var access = self
        access.directory = named(for: job)
        return access
    }

    /// A way to the job's directory; the caller closes it.
    package func connection(for job: JobDefinition) throws -> Connection {
        let address = try address(for: job)
        let credentials = try credentials(for: address)
        return Connection(
            client: client(address, credentials, job, account: "\(address.text) \(credentials.appID)"),
            app: credentials.appID,
            patience: Watchdog.patience(requestDeadlineSeconds: job.limits.requestDeadlineSeconds)
        )
    }

    /// A way to the directory that Roster carries, once it listens.
    ///
    /// `embedded` is its address and the app it is called as; `ownsServer` says whether it runs in this process;
    /// `closing` lets go of the server, after the client.
    package func connection(
        for job: JobDefinition,
        embedded: (address: String, appID: String, appSecret: String),
        ownsServer: Bool,
        closing: @escaping @Sendable () async throws -> Void
    ) throws -> Connection {
        let credentials = Credentials(appID: embedded.appID, appSecret: embedded.appSecret)
        return Connection(
            // Its port is another one each time.
            client: client(
                try DirectoryAddress(embedded.address),
                credentials,
                job,
                account: "\(Connection.embedded) \(credentials.appID)"
            ),
            app: credentials.appID,
            isEmbedded: true,
            ownsServer: ownsServer,
            patience: Watchdog.patience(requestDeadlineSeconds: job.limits.requestDeadlineSeconds),
            closing: closing
        )
    }

    private func client(
        _ address: DirectoryAddress,
        _ credentials: Credentials,
        _ job: JobDefinition,
        account: String
    ) -> DirectoryClient {
        var limits = job.limits
        limits.headroom = headroom ?? limits.headroom
        return DirectoryClient(
            address: address,
            credentials: credentials,
            settings: ClientSettings(limits),
            store: store,
            counter: counts.map {
                CallCounter(store: $0, account: account, zone: TimeZone(identifier: job.timezone) ?? .gmt)
            },
            trace: trace,
            logger: Logger(label: "roster.directory") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    private func secret(for address: DirectoryAddress) throws -> String {
        if let secretFile { return try Self.secret(from: secretFile) }
        guard let secret = variable("ROSTER_APP_SECRET") else { throw ConnectionError.noSecret }
        guard try isTrusted(address) else { throw ConnectionError.secretNotFor(host: address.host) }
        return secret
    }

    private func isTrusted(_ address: DirectoryAddress) throws -> Bool {
        if address.isLoopback { return true }
        let hasUsualPort = address.port == nil || address.port == 443
        if hasUsualPort, Self.vendorHosts.contains(address.host) { return true }
        guard let named = variable("ROSTER_DIRECTORY"), named != "embedded" else { return false }
        return try DirectoryAddress(named) == address
    }

    private func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    private static let vendorHosts: Set<String> = ["open.feishu.cn", "open.larksuite.com"]

    /// A file of ours that others may read is set to 0600; one that is not ours is not used then, but where only root and a
    /// group of this process may read it: so a container's orchestrator gives a secret to a user that is not root.
    private static func keepToOurselves(_ path: String) throws(ConnectionError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let readers = SecretFileReaders(owner: status.st_uid, group: status.st_gid, mode: status.st_mode)
        if readers.isOwnerAlone || readers.isGiven(to: geteuid(), in: ownGroups) { return }
        guard status.st_uid == geteuid(), chmod(path, 0o600) == 0 else {
            throw .secretFileReadable(path: path)
        }
    }

    private static var ownGroups: Set<gid_t> {
        var groups = [gid_t](repeating: 0, count: Int(max(0, getgroups(0, nil))))
        let count = getgroups(Int32(groups.count), &groups)
        return Set(groups.prefix(Int(max(0, count))) + [getegid()])
    }

    private static func secret(from path: String) throws(ConnectionError) -> String {
        if path != "-" { try keepToOurselves(path) }
        do {
            return try SecretText.read(from: path)
        } catch {
            throw .secretFile(path: path, reason: error.reason)
        }
    }
}
