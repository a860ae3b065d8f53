/// A receiver of every request: with its times and its answer, without personal data.
package protocol RequestTrace: Sendable {
    func note(_ request: TracedRequest)
}

/// One request that was made; the keys are those of a line of the trace.
package struct TracedRequest: Sendable, Codable, Equatable {
    /// Unix seconds at which it left.
    package var at: Double
    package var endpoint: String
    /// 1 for the first request of a call, 2 for the first that was sent again.
    package var attempt: Int
    /// The HTTP status; `nil` where no answer came.
    package var status: Int?
    package var code: Int?
    package var logID: String?
    /// Until the limits, and the ledger where it is to know, let it leave.
    package var waitMilliseconds: Double
    /// From leaving to the end of the answer.
    package var answerMilliseconds: Double

    package enum CodingKeys: String, CodingKey {
        case at
        case endpoint
        case attempt
        case status
        case code
        case logID = "log_id"
        case waitMilliseconds = "wait_ms"
        case answerMilliseconds = "answer_ms"
    }
}
