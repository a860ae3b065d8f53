import ArgumentParser
import DirectoryServer
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Outbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the invitations that the embedded directory would have sent, oldest first.",
        discussion: "Exit status: 0, or 2 where there is no directory yet."
    )

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    func run() async throws {
        let entries = try await database.file().outbox()
        if json {
            try StandardOutput.json(entries.map(Line.init))
        } else {
            for line in Table(rows: entries.map { Line($0).cells }).lines() { try StandardOutput.line(line) }
            StandardError.note(
                LocalizedText(en: "\(entries.count) would have gone out.", zh: "共 \(entries.count) 份邀请会发出。")
            )
        }
    }

    private struct Line: Encodable {
        let at: String
        let cause: String
        let userID: String
        let name: String
        let mobile: String?
        let email: String?

        enum CodingKeys: String, CodingKey {
            case at
            case cause
            case userID = "user_id"
            case name
            case mobile
            case email
        }

        init(_ entry: OutboxEntry) {
            at = Date(timeIntervalSince1970: Double(entry.createdAt)).formatted(.iso8601)
            cause = entry.cause.rawValue
            userID = entry.userID
            name = entry.name
            mobile = entry.mobile
            email = entry.email
        }

        var cells: [String] { [at, cause, userID, name, mobile ?? "", email ?? ""] }
    }
}
