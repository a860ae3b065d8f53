/// What a sheet is about.
package enum Subject: String, Sendable, Codable, CaseIterable {
    case people
    case departments
}
