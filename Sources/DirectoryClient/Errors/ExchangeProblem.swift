import JobModel
package import Wording

/// Why an exchange brought no answer in the contact API's words.
package enum ExchangeProblem: Sendable, Equatable {
    // There was no connection to send on.
    case connectionRefused
    case hostUnknown
    case connectTimeout
    case encryptionTimeout
    case noFreeConnection
    case clientClosed
    case addressUnusable
    /// Called off before it was sent.
    case calledOff
    // The request may have arrived.
    case brokenOff
    case timeout
    case closedByPeer
    // Something answered.
    case tooLarge
    case compressed
    case empty
    case webPage
    case otherShape
    case notJSON
    case payloadMissing
    case tokenMissing
    /// What a library says of it, in English.
    case other(String)

    package var words: LocalizedText {
        switch self {
        case .connectionRefused: LocalizedText(en: "nobody answers there", zh: "该地址没有程序应答")
        case .hostUnknown:
            LocalizedText(en: "nobody answers there, or its name is not known", zh: "该地址没有程序应答，或主机名无法解析")
        case .connectTimeout: LocalizedText(en: "connecting took too long", zh: "连接超时")
        case .encryptionTimeout: LocalizedText(en: "agreeing on encryption took too long", zh: "加密协商超时")
        case .noFreeConnection: LocalizedText(en: "no connection became free in time", zh: "没有空闲的连接")
        case .clientClosed: LocalizedText(en: "the client is closed", zh: "连接已关闭")
        case .addressUnusable: LocalizedText(en: "the address cannot be used", zh: "地址无法使用")
        case .calledOff: LocalizedText(en: "it was stopped", zh: "已被停止")
        case .brokenOff: LocalizedText(en: "the answer broke off", zh: "应答中断")
        case .timeout: LocalizedText(en: "it took too long", zh: "等待超时")
        case .closedByPeer: LocalizedText(en: "the connection was closed", zh: "连接被对方关闭")
        case .tooLarge: LocalizedText(en: "the answer is larger than 8 MB", zh: "应答超过 8 MB")
        case .compressed:
            LocalizedText(en: "the answer is compressed, which was not asked for", zh: "应答经过压缩，而请求并未要求压缩")
        case .empty: LocalizedText(en: "the answer is empty", zh: "应答为空")
        case .webPage: LocalizedText(en: "the answer is a web page", zh: "应答是网页")
        case .otherShape:
            LocalizedText(en: "the answer is incomplete or has another shape", zh: "应答不完整，或格式不同")
        case .notJSON: LocalizedText(en: "the answer is not JSON", zh: "应答不是 JSON")
        case .payloadMissing: LocalizedText(en: "the answer lacks what was asked for", zh: "应答中没有所要的内容")
        case .tokenMissing: LocalizedText(en: "the answer holds no token", zh: "应答中没有令牌")
        case .other(let said): LocalizedText(said: said)
        }
    }
}
