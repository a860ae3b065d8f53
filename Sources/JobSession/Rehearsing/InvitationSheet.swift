import CSVStream
import DirectoryServer
import Foundation
import JobEngine
import LocalFiles

/// The files of a rehearsal beside the results: for this user alone, because they name people.
enum InvitationSheet {
    /// Lists the people that the directory would invite, with their mobile numbers and emails.
    static func write(_ invitations: [OutboxEntry], to path: String) throws {
        var writer = try CSVWriter(path: path)
        try writer.write(["user_id", "name", "mobile", "email", "cause"])
        for entry in invitations {
            try writer.write(
                [entry.userID, entry.name, entry.mobile ?? "", entry.email ?? "", entry.cause.rawValue]
            )
        }
        try writer.close()
    }

    static func write(_ rehearsal: PrintedRehearsal, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(rehearsal)
        try OutputError.converting(try PrivateFile.write(data, to: path))
    }
}
