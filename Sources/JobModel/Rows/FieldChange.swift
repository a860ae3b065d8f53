/// One field of an update, as people read it.
package struct FieldChange: Sendable, Codable, Equatable {
    package var field: String
    package var old: String?
    package var new: String?

    package init(field: String, old: String?, new: String?) {
        self.field = field
        self.old = old
        self.new = new
    }
}
