import CPostgres

/// A type that a column of the ledger holds as it is; its binary form is big-endian.
protocol PostgresValue {
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid)
}

/// The types of columns that the ledger has, by PostgreSQL's numbers for them.
private enum ColumnType {
    static let bool: Oid = 16
    static let bigint: Oid = 20
    static let integer: Oid = 23
    static let text: Oid = 25
    static let double: Oid = 701
}

extension FixedWidthInteger {
    fileprivate init?(bigEndian bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.bitWidth / 8 else { return nil }
        self.init(bigEndian: bytes.loadUnaligned(as: Self.self))
    }
}

extension Int: PostgresValue {
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
        switch type {
        case ColumnType.bigint:
            guard let number = Int64(bigEndian: bytes) else { return nil }
            self.init(number)
        case ColumnType.integer:
            guard let number = Int32(bigEndian: bytes) else { return nil }
            self.init(number)
        default: return nil
        }
    }
}

extension Int64: PostgresValue {
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
        guard let number = Int(bytes, type: type) else { return nil }
        self.init(number)
    }
}

extension Double: PostgresValue {
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
        guard type == ColumnType.double, let bits = UInt64(bigEndian: bytes) else { return nil }
        self.init(bitPattern: bits)
    }
}

extension Bool: PostgresValue {
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
        guard type == ColumnType.bool, let byte = bytes.first else { return nil }
        self = byte != 0
    }
}

extension String: PostgresValue {
    init?(_ bytes: UnsafeRawBufferPointer, type: Oid) {
        guard type == ColumnType.text else { return nil }
        self.init(decoding: bytes, as: UTF8.self)
    }
}
