/// A value that the job accepts in a column, whatever it looks like.
package struct AcceptedValue: Hashable, Sendable {
    package var header: String
    package var value: String

    package init(header: String, value: String) {
        self.header = header
        self.value = value
    }
}
