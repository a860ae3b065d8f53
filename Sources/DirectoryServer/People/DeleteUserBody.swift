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
