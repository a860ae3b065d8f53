extension ResponseCode {
    /// Codes of the gateway, which any endpoint may answer.
    package static let gateway: [Int: ResponseCode] = [:]

    /// Codes of one endpoint.
    package static func table(for endpoint: Endpoint) -> [Int: ResponseCode] { [:] }
}
