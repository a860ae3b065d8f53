/// What the driver of a browser refused, in its own words; or what a test has waited for without result.
package enum WebDriverError: Error, Equatable {
    case notStarted(said: String)
    case refused(command: String, error: String, message: String)
    case waited(for: String, page: String)
}
