import ContactAPI

/// Why a call is refused, as the code that the caller gets.
struct APIError: Error, Equatable {
    var code: Int
    /// Stands in place of the table's text where that text names values.
    var message: String?
    var violations: [ErrorDetail.FieldViolation]?
    var permissions: [String]?
    var permissionWords = TenantSettings.PermissionViolations.observed
    /// JSON of what was written all the same (U28).
    var data: String?
    /// Seconds until the caller may ask again, with the window's ceiling.
    var limit: (ceiling: Int, resetSeconds: Int)?

    /// Stands in place of the documented HTTP status.
    var httpStatus: Int?

    init(_ code: Int, message: String? = nil) {
        self.code = code
        self.message = message
    }

    static func == (left: APIError, right: APIError) -> Bool {
        left.code == right.code && left.message == right.message
    }

    /// A value of the request that does not fit its schema.
    static func schema(_ field: String, value: String? = nil, _ description: String) -> APIError {
        var refusal = APIError(99_992_402, message: "field validation failed")
        refusal.violations = [ErrorDetail.FieldViolation(field: field, value: value, description: description)]
        return refusal
    }

    /// U30: a body beyond what the gateway reads.
    static var bodyTooLarge: APIError {
        var refusal = APIError(9499, message: "request body too large")
        refusal.httpStatus = 413
        return refusal
    }

    static func invalidIDs(_ kind: String, example: String, code: Int, _ ids: [String]) -> APIError {
        let list = ids.joined(separator: ", ")
        let text = "The request you send is not a valid {\(kind)} or not exists, and the example value is {\(example)}."
        return APIError(code, message: "\(text) Invalid ids: [\(list)]")
    }

    func status(at endpoint: Endpoint) -> Int {
        if let httpStatus { return httpStatus }
        if code == 99_991_400 { return 429 }
        // Seen on the live one: the token call refuses with 200.
        if endpoint == .tenantAccessToken { return 200 }
        return endpoint.entry(for: code)?.status ?? 400
    }

    func text(at endpoint: Endpoint) -> String { message ?? endpoint.entry(for: code)?.msg ?? "error" }
}
