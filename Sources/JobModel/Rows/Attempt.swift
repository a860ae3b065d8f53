/// One try at a row.
package struct Attempt: Sendable, Codable, Equatable {
    /// Unix seconds.
    package var at: Double
    package var endpoint: String
    package var token: String?
    /// The HTTP status; `nil` where no answer came.
    package var status: Int?
    package var code: Int?
    package var logID: String?

    package init(at: Double, endpoint: String, token: String?, status: Int?, code: Int?, logID: String?) {
        self.at = at
        self.endpoint = endpoint
        self.token = token
        self.status = status
        self.code = code
        self.logID = logID
    }
}
