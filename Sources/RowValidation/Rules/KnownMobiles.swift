package import JobModel

/// Reads mobile numbers that stand in no sheet by the rule for those that do.
package struct KnownMobiles: Sendable {
    private let rule: MobileRule

    /// - Parameters:
    ///   - region: Of numbers without a country code; ISO 3166-1 alpha-2.
    ///   - edition: Of the directory: Lark refuses some numbers.
    package init(region: String, edition: JobDefinition.Edition) {
        rule = MobileRule(region: region, edition: edition)
    }

    /// The number in E.164; `nil` for what a sheet may not have.
    package func number(_ text: String) -> String? { rule.read(text).value }

    /// What is said of a text that is no such number.
    package func problem(of text: String) -> Finding? { rule.read(text).findings.first }
}
