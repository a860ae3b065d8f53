/// A value of the directory that no import writes or compares: a column of an export that asks for it.
///
/// The fields that imports know stand in the tables of `PersonField` and `DepartmentField`.
package struct ReadOnlyField<Record: Sendable>: Sendable {
    /// What its column is called; a header of that name is read over by an import.
    package let name: String
    /// The key of the record that holds it, as it is spelled on the wire.
    package let key: String
    package let english: String
    package let chinese: String
    package let shape: FieldShape<Record>

    init(_ name: String, in key: some CodingKey, _ english: String, _ chinese: String, _ shape: FieldShape<Record>) {
        (self.name, self.key, self.english, self.chinese) = (name, key.stringValue, english, chinese)
        self.shape = shape
    }
}
