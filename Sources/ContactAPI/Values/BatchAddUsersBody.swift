package struct BatchAddUsersBody: Codable, Sendable, Equatable {
    package var users: [BatchUser]
    package var needSendNotification: Bool?

    package init(users: [BatchUser], needSendNotification: Bool?) {
        self.users = users
        self.needSendNotification = needSendNotification
    }

    package enum CodingKeys: String, CodingKey {
        case users
        case needSendNotification = "need_send_notification"
    }
}
