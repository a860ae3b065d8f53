/// The characters outside ASCII that mean nothing but themselves to every rule of a cell: they are composed (NFC), seen, no
/// space, no control and no quote mark.
enum OrdinaryScalars {
    /// Han characters, letters of Latin and Cyrillic, kana, Hangul, and signs that stand in Chinese and Japanese texts.
    static func contains(_ value: UInt32) -> Bool {
        switch value {
        case 0x4000...0x9FFF, 0x20000...0x2F7FF: true
        case 0xC0...0x2FF, 0x400...0x482, 0x48A...0x4FF: true
        case 0x3041...0x3096, 0x30A1...0x30FE, 0xAC00...0xD7A3: true
        // 、。《》【】（），：
        case 0x3001, 0x3002, 0x300A, 0x300B, 0x3010, 0x3011, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A: true
        case middleDot: true
        default: false
        }
    }

    /// Stands within the names of many peoples of China, and nowhere at an end.
    static let middleDot: UInt32 = 0xB7

    /// Whether characters that are such have no case but in ASCII: in lower case they are what they are.
    static func haveNoCase(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !PlainScalars(bytes).contains { (0x80...0x4FF).contains($0) && $0 != middleDot }
    }

    /// Whether all characters of a cell are such.
    static func make(_ cell: PlainCell) -> Bool {
        guard cell.lacks(.refused) else { return false }
        guard cell.kinds.contains(.rare) else { return true }
        for value in cell.scalars where value >= 0x80 && !contains(value) { return false }
        // The dot is C2 B7, which no other of these characters begins or ends with.
        return cell.first != 0xC2 && !(cell.bytes.count > 1 && cell.bytes[cell.bytes.count - 2] == 0xC2)
    }
}
