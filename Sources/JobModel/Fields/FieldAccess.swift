/// How a field is read and written in a record, and when two of its values are the same.
///
/// `Record` is a person or a department, as the directory answers one and as a request writes one.
package struct FieldAccess<Record: Sendable>: Sendable {
    /// The key on the wire.
    package let key: String
    package let isSet: @Sendable (Record) -> Bool
    /// Writes the field of a record into another record.
    package let copy: @Sendable (_ record: Record, _ target: inout Record) -> Void
    package let remove: @Sendable (inout Record) -> Void
    /// Writes what empties the field; `nil` where the reference documents nothing that does.
    package let clear: (@Sendable (inout Record) -> Void)?
    /// Whether a plan writes the wished value over the one that the directory holds.
    package let differs: @Sendable (_ wish: Record, _ existing: Record) -> Bool
    /// Whether two records of the directory hold the same.
    package let isSame: @Sendable (Record, Record) -> Bool
    /// Whether a record holds what a patch sets.
    package let isDone: @Sendable (_ patch: Record, _ record: Record) -> Bool
    /// The value for a reader of the plan; `nil` where there is none.
    package let text: @Sendable (Record, FieldFormat) -> String?
    /// The value as a cell, which an import understands as the same value.
    package let cell: @Sendable (Record, FieldFormat) -> String
    /// The value as what it is.
    package let shape: FieldShape<Record>
}

extension FieldAccess {
    /// A field of one value.
    ///
    /// `cleared` is what a patch writes to empty the field; `planned` is what counts of a value when a plan compares
    /// it, `held` what counts of one that is read back, by default the same.
    private static func value<Value: Equatable & Sendable>(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, Value?> & Sendable,
        cleared: Value? = nil,
        planned: @escaping @Sendable (Value) -> Value = { $0 },
        held: (@Sendable (Value) -> Value)? = nil,
        shape: (@escaping FieldShape<Record>.Read<Value>) -> FieldShape<Record>,
        text: @escaping @Sendable (Value, FieldFormat) -> String
    ) -> FieldAccess {
        let counting = held ?? planned
        let property = StoredProperty<Record, Value?>(path)
        let value: @Sendable (Record) -> Value? = { record in
            property.value(of: record).flatMap { $0 == cleared ? nil : counting($0) }
        }
        let shown: @Sendable (Record, FieldFormat) -> String? = { record, format in
            property.value(of: record).map { text($0, format) }
        }
        var clear: (@Sendable (inout Record) -> Void)?
        if let cleared { clear = { $0[keyPath: path] = cleared } }
        return FieldAccess(
            key: key.stringValue,
            isSet: { property.value(of: $0) != nil },
            copy: { $1[keyPath: path] = property.value(of: $0) },
            remove: { $0[keyPath: path] = nil },
            clear: clear,
            differs: { property.value(of: $0).map(planned) != property.value(of: $1).map(planned) },
            isSame: { value($0) == value($1) },
            isDone: { value($0) == value($1) },
            text: shown,
            cell: { shown($0, $1) ?? "" },
            shape: shape { property.value(at: $0) }
        )
    }

    /// A text that counts letter by letter.
    package static func text(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, String?> & Sendable,
        cleared: String? = nil
    ) -> FieldAccess {
        value(key, path, cleared: cleared, shape: FieldShape.text) { text, _ in text }
    }

    /// An address; two that differ only by case are the same.
    package static func address(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, String?> & Sendable
    ) -> FieldAccess {
        value(key, path, planned: { $0.lowercased() }, shape: FieldShape.text, text: { text, _ in text })
    }

    /// A mobile number; read back, its digits count.
    package static func mobile(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, String?> & Sendable
    ) -> FieldAccess {
        value(key, path, held: { $0.mobileDigits }, shape: FieldShape.text, text: { text, _ in text })
    }

    /// True or false.
    package static func flag(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, Bool?> & Sendable
    ) -> FieldAccess {
        value(key, path, shape: FieldShape.flag) { value, _ in "\(value)" }
    }

    package static func number(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, Int?> & Sendable
    ) -> FieldAccess {
        value(key, path, shape: FieldShape.number) { value, _ in "\(value)" }
    }

    /// Texts of which each counts.
    package static func texts(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, [String]?> & Sendable
    ) -> FieldAccess {
        value(key, path, shape: FieldShape.texts) { texts, _ in texts.joined(separator: ";") }
    }

    /// Unix seconds.
    package static func date(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, Int?> & Sendable,
        cleared: Int? = nil
    ) -> FieldAccess {
        value(key, path, cleared: cleared, shape: FieldShape.date) { $1.date($0) }
    }

    /// A person by id; read back, the case of the id does not count.
    package static func person(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, String?> & Sendable
    ) -> FieldAccess {
        value(key, path, held: { $0.lowercased() }, shape: FieldShape.person, text: { $1.person($0) })
    }

    /// People by id; read back, neither their order nor the case of the ids counts.
    package static func people(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, [String]?> & Sendable
    ) -> FieldAccess {
        value(
            key,
            path,
            held: { $0.map { $0.lowercased() }.sorted() },
            shape: FieldShape.people,
            text: { ids, format in ids.map(format.person).joined(separator: ";") }
        )
    }

    /// A department by its key.
    package static func department(
        _ key: some CodingKey,
        _ path: any WritableKeyPath<Record, String?> & Sendable
    ) -> FieldAccess {
        value(key, path, shape: FieldShape.department) { $1.department($0) }
    }
}
