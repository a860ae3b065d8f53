/// How often and how soon a request is sent again.
package struct RetryPolicy: Sendable {
    package var maximumAttempts = 6
    /// Attempts while nobody answers at the address at all.
    package var maximumConnectionAttempts = 3
    /// Times that the directory may ask for patience before a call gives up; each is waited out in full.
    package var maximumThrottles = 30
    package var base: Duration = .milliseconds(500)
    package var cap: Duration = .seconds(60)

    package init() {}
}
