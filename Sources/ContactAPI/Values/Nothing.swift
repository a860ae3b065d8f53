/// `data` of a call that answers nothing.
package struct Nothing: Codable, Sendable, Equatable {
    package init() {}
}
