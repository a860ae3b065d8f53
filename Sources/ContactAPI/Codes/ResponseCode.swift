/// What a code of the directory means at one endpoint, and what may be done about it.
///
/// The same number means different things by API version and endpoint, so a code is only ever looked up together with
/// its endpoint. Source: contact API, 1.3, 1.6, 2.16, 3.4, 4.15 and 6.5.
package struct ResponseCode: Sendable, Equatable {
    package var code: Int
    /// The `msg` of the documentation; never to be branched on.
    package var msg: String
    package var status: Int
    package var meaning: String
    package var remedy: String
    /// Both sentences in Simplified Chinese.
    package var meaningZH: String
    package var remedyZH: String
    package var next: NextStep

    package init(
        code: Int,
        msg: String,
        status: Int = 400,
        meaning: String,
        remedy: String,
        zh: (meaning: String, remedy: String),
        next: NextStep = .failRow
    ) {
        self.code = code
        self.msg = msg
        self.status = status
        self.meaning = meaning
        self.remedy = remedy
        (meaningZH, remedyZH) = zh
        self.next = next
    }
}

/// What the sender may do after an answer, decided by code alone.
package enum NextStep: Sendable, Equatable {
    /// Throttled: the same request again after the directory's own figure.
    case waitForLimit
    /// Transient and certain that nothing was written: the same request again after backoff.
    case sendAgain
    /// The token is no good: fetch one once and send again.
    case renewToken
    /// Permanent for this row.
    case failRow
    /// Permanent for this row today; worth a rerun tomorrow.
    case failRowForToday
    /// The write happened with a defect.
    case defect
    /// It is not known whether the write happened.
    case readBack
    /// Nothing further can be done in this run: credentials or permission.
    case stopForPermission
    /// Nothing further can be done in this run: a quota or a plan's limit.
    case stopForQuota
    /// The batch has too many items: halve it.
    case splitBatch
}

extension Endpoint {
    /// The table's entry, or `nil` for a code this endpoint is not documented to answer.
    package func entry(for code: Int) -> ResponseCode? {
        ResponseCode.table(for: self)[code] ?? ResponseCode.gateway[code]
    }

    /// What the code means here; unknown codes say so.
    package func meaning(of code: Int) -> String {
        entry(for: code)?.meaning ?? "a code this version of Roster does not know"
    }

    package func remedy(for code: Int) -> String {
        entry(for: code)?.remedy ?? "Look the code up in the API's documentation; support asks for the log id."
    }

    /// Unknown codes are permanent for the row.
    package func nextStep(after code: Int) -> NextStep {
        entry(for: code)?.next ?? .failRow
    }
}
