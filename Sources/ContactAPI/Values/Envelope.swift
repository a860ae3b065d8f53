/// What every call but the token calls answers: `code` 0 is success.
package struct Envelope<Payload: Codable & Sendable>: Codable, Sendable {
    package var code: Int
    package var msg: String?
    package var data: Payload?
    package var error: ErrorDetail?

    package init(code: Int, msg: String?, data: Payload? = nil, error: ErrorDetail? = nil) {
        self.code = code
        self.msg = msg
        self.data = data
        self.error = error
    }
}
