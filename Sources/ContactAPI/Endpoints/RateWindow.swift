/// At most `limit` calls in any `span`, by API, app and tenant.
package struct RateWindow: Sendable, Hashable {
    package var limit: Int
    package var span: Duration

    package init(limit: Int, span: Duration) {
        self.limit = limit
        self.span = span
    }

    /// 1,000 a minute and 50 a second.
    ///
    /// Source: "Frequency control", level 4.
    package static let tier4 = [
        RateWindow(limit: 50, span: .seconds(1)), RateWindow(limit: 1000, span: .seconds(60)),
    ]

    /// The further limit of a patch that changes `department_ids` or `is_frozen`.
    package static let movingPatch = [RateWindow(limit: 1, span: .seconds(1))]
}
