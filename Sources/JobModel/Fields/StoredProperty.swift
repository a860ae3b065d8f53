/// A property of a record, read where it lies: a key path takes longer to follow than most fields to write into a cell.
///
/// Unsafe, and right because `MemoryLayout.offset(of:)` names only what is stored in the record itself, and the bytes are
/// read as the type that the key path has. Whatever it does not name, such as a wrapped property, is read by the key path.
struct StoredProperty<Record: Sendable, Value: Sendable>: Sendable {
    private let path: any KeyPath<Record, Value> & Sendable
    private let offset: Int?

    init(_ path: any KeyPath<Record, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<Record>.offset(of: path)
    }

    func value(of record: Record) -> Value {
        guard let offset else { return record[keyPath: path] }
        return withUnsafePointer(to: record) { record in
            UnsafeRawPointer(record).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
        }
    }

    /// Of a record that stays where it is.
    func value(at record: UnsafePointer<Record>) -> Value {
        guard let offset else { return record.pointee[keyPath: path] }
        return UnsafeRawPointer(record).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
    }
}
