import ContactAPI
import Foundation

/// What control calls take.
enum ControlService {
    struct Person: Decodable, Sendable {
        /// The first company's where it is left out.
        var tenant: String?
        var userID: String

        enum CodingKeys: String, CodingKey {
            case tenant = "tenant_key"
            case userID = "user_id"
        }
    }

    struct App: Decodable, Sendable {
        var appID: String

        enum CodingKeys: String, CodingKey { case appID = "app_id" }
    }

    struct Scope: Decodable, Sendable {
        enum Author: String, Decodable { case administrator, developer }

        var appID: String
        var scope: CompanyScope
        /// An administrator where it is left out.
        var author: Author?

        enum CodingKeys: String, CodingKey {
            case appID = "app_id"
            case scope
            case author = "by"
        }
    }

    /// One of the three; a number of seconds stands for a span too.
    struct Clock: Decodable, Sendable {
        var change: ClockChange

        private enum CodingKeys: String, CodingKey { case advance, set, reset }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            guard values.allKeys.count == 1 else { throw ClockError.unclear }
            if let seconds = try? values.decode(Int.self, forKey: .advance) {
                guard seconds > 0, seconds < 1_000_000_000_000 else { throw ClockError.notASpan("\(seconds)") }
                change = .advance(seconds: seconds)
            } else if values.contains(.advance) {
                change = try ClockChange(advance: try values.decode(String.self, forKey: .advance))
            } else if values.contains(.set) {
                change = try ClockChange(set: try values.decode(String.self, forKey: .set))
            } else {
                guard try values.decode(Bool.self, forKey: .reset) else { throw ClockError.unclear }
                change = .reset
            }
        }
    }

    struct Faults: Decodable, Sendable {
        /// `nil` forgets what was kept.
        var faults: [String]?
        var seed: UInt64?
        /// Whether later servers of the database have them, too.
        var keep: Bool?
    }
}

extension DirectoryService {
    /// Lets somebody who was created, or invited, join; `false` where they had.
    func join(_ who: ControlService.Person) async throws -> Bool {
        try await queue.perform { writing in
            guard let tenant = try who.tenant ?? CompanySeeder.firstTenant(writing.db) else {
                throw ControlError(reason: "there is no company")
            }
            let users = UserTable(db: writing.db, tenant: tenant)
            guard let recordID = try users.activeRecordID(userID: who.userID), var user = try users.find(recordID)
            else {
                throw ControlError(reason: "no active person has the user_id '\(who.userID)'")
            }
            guard user.isUnjoin || !user.isActivated else { return false }
            user.isUnjoin = false
            user.isActivated = true
            try users.update(user, membershipsChanged: false)
            return true
        }
    }

    /// Changes what an app reaches: an administrator's word counts at once, a developer's with the next version (S9).
    func change(_ wish: ControlService.Scope) async throws {
        guard let app = apps[wish.appID] else { throw ControlError(reason: "there is no app '\(wish.appID)'") }
        let tree = queue.departments(of: app.tenant.key).tree
        let scope = try await read { try AppScopes(db: $0).resolve(wish.scope, tenant: app.tenant.key, tree: tree) }
        if wish.author == .developer { return apps.draft(scope, of: wish.appID) }
        try await settle(scope, of: wish.appID)
    }

    /// Publishes a version of an app: a scope that its developer has changed takes effect.
    func publish(_ app: ControlService.App) async throws {
        guard apps[app.appID] != nil else { throw ControlError(reason: "there is no app '\(app.appID)'") }
        if let scope = apps.published(app.appID) { try await settle(scope, of: app.appID) }
    }

    private func settle(_ scope: AppScope, of appID: String) async throws {
        try await queue.perform { try AppScopes(db: $0.db).replace(by: scope, of: appID) }
        apps.set(scope, of: appID)
    }
}
