/// Why a database server does not keep a ledger.
///
/// Reasons are the server's or the client library's own words, without a password and without people's data.
package enum DatabaseProblem: Sendable, Equatable {
    /// Nothing that the client library understands as an address.
    case badAddress
    case unreachable(reason: String)
    /// A service that no service file defines, or a service file that is not there.
    case noService(reason: String)
    /// The server wants a password, and none was found.
    case noPassword
    /// A wrong password, an unknown user, or one who may not connect from this machine.
    case rejected(reason: String)
    /// TLS failed, or only one side wants it.
    case encryption(reason: String)
    case noDatabase(reason: String)
    case noRights(reason: String)
    case tooOld(version: String)
    /// A database in which not every character can be written.
    case encoding(String)
    /// Its tables are those of a later version.
    case newer
    /// A standby, or a database that is set so.
    case readOnly
    /// The disk of the server.
    case full
    case tooManyConnections
    /// A statement, or a lock that it waited for, took longer than anything that Roster does takes.
    case slow
    /// The connection broke while a transaction was ending: whether it was kept is not known.
    case lostAtCommit
    /// The server is no longer the one that this process began with: a standby took over, or a backup was restored.
    case replaced(reason: String)
    case failed(reason: String)
}
