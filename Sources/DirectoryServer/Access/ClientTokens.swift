import ContactAPI
import Foundation
import GRDB

/// The client tokens an app used at an endpoint, with what it sent and what it was answered.
struct ClientTokens {
    let db: Database
    let appID: String
    let endpoint: Endpoint

    func find(_ token: String) throws -> (body: Data, answer: Data)? {
        let statement = try db.cachedStatement(
            sql: "SELECT body, answer FROM client_token WHERE app_id = ? AND endpoint = ? AND token = ?"
        )
        return try Row.fetchOne(statement, arguments: [appID, endpoint.rawValue, token]).map {
            (try $0.value(0), try $0.value(1))
        }
    }

    func remember(_ token: String, body: Data, answer: Data) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO client_token (app_id, endpoint, token, body, answer) VALUES (?, ?, ?, ?, ?)"
        )
        try statement.execute(arguments: [appID, endpoint.rawValue, token, body, answer])
    }
}
