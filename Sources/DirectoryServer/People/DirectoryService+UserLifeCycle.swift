import ContactAPI
import Foundation
import NIOCore

extension DirectoryService {
    /// The legacy `PUT`: what the body leaves out is as if the person had never had it.
    func replaceUser(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(User.self) }
        return try await change(call) { users, user in try users.replace(user, try body.get()) }.settled()
    }

    func deleteUser(_ call: Call) async throws -> ByteBuffer {
        let acceptors = Result { try call.decodeIfPresent(DeleteUserBody.self) ?? DeleteUserBody() }
        return try await change(call, answers: .nothing) { users, user in
            try users.delete(user, try acceptors.get())
            return nil
        }.settled()
    }

    func resurrectUser(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decodeIfPresent(ResurrectUserBody.self) ?? ResurrectUserBody() }
        return try await change(call, answers: .nothing) { users, user in
            try users.resurrect(user, try body.get())
            return nil
        }.settled()
    }

    func changeUserID(_ call: Call) async throws -> ByteBuffer {
        let body = Result { try call.decode(ChangeUserIDBody.self) }
        return try await change(call, answers: .nothing) { users, user in
            try users.changeID(of: user, to: try body.get().newUserID)
            return nil
        }.settled()
    }
}

/// Who takes over what a person leaves behind (2.6).
struct DeleteUserBody: Codable, Sendable {
    var departmentChat: String?
    var externalChat: String?
    var docs: String?
    var calendar: String?
    var application: String?
    var minutes: String?
    var survey: String?
    var anycross: String?
    var email: Email?

    struct Email: Codable, Sendable {
        /// `1` transfer, `2` keep, `3` delete.
        var processingType: String
        var acceptorUserID: String?

        enum CodingKeys: String, CodingKey {
            case processingType = "processing_type"
            case acceptorUserID = "acceptor_user_id"
        }
    }

    enum CodingKeys: String, CodingKey {
        case departmentChat = "department_chat_acceptor_user_id"
        case externalChat = "external_chat_acceptor_user_id"
        case docs = "docs_acceptor_user_id"
        case calendar = "calendar_acceptor_user_id"
        case application = "application_acceptor_user_id"
        case minutes = "minutes_acceptor_user_id"
        case survey = "survey_acceptor_user_id"
        case anycross = "anycross_acceptor_user_id"
        case email = "email_acceptor"
    }

    /// Everybody whom the body names.
    var acceptors: [String] {
        [departmentChat, externalChat, docs, calendar, application, minutes, survey, anycross]
            .compactMap { $0?.isEmpty == true ? nil : $0 }
    }
}

/// Where somebody goes who comes back (2.7); to the root where nothing is named.
struct ResurrectUserBody: Codable, Sendable {
    var departments: [Place]?
    var subscriptionIDs: [String]?

    struct Place: Codable, Sendable {
        var departmentID: String
        var userOrder: Int?
        var departmentOrder: Int?

        enum CodingKeys: String, CodingKey {
            case departmentID = "department_id"
            case userOrder = "user_order"
            case departmentOrder = "department_order"
        }
    }

    enum CodingKeys: String, CodingKey {
        case departments
        case subscriptionIDs = "subscription_ids"
    }
}

struct ChangeUserIDBody: Codable, Sendable {
    var newUserID: String?

    enum CodingKeys: String, CodingKey { case newUserID = "new_user_id" }
}
