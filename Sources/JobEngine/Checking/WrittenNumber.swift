/// A decimal number as it is written, of any length.
struct WrittenNumber: Equatable {
    struct Value: Equatable {
        var isNegative: Bool
        /// Without zeros at either end.
        var digits: [UInt8]
        /// The power of ten by which `0.digits` is multiplied.
        var exponent: Int
    }

    let value: Value
    /// Whether it is written with an exponent.
    let isScientific: Bool
    /// Digits that are written before the exponent.
    let writtenDigits: Int

    var digits: [UInt8] { value.digits }

    /// A number above 0 without a fraction, all of whose digits are written.
    var counted: Int32? {
        guard !isScientific, !value.isNegative, (1...9).contains(value.exponent) else { return nil }
        guard digits.count <= value.exponent else { return nil }
        let zeros = Array(repeating: UInt8(0), count: value.exponent - digits.count)
        return (digits + zeros).reduce(0) { $0 * 10 + Int32($1) }
    }

    static func == (one: WrittenNumber, other: WrittenNumber) -> Bool { one.value == other.value }

    /// - Returns: `nil` for what is no number.
    init?(_ text: String) {
        guard text.utf8.count <= 60, Self.isGrouped(text) else { return nil }
        var rest = Array(text.utf8)[...]
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        var (digits, point): ([UInt8], Int?) = ([], nil)
        while let byte = rest.first {
            if (0x30...0x39).contains(byte) {
                digits.append(byte - 0x30)
            } else if byte == UInt8(ascii: "."), point == nil {
                point = digits.count
            } else if byte != UInt8(ascii: ",") || digits.isEmpty || point != nil {
                break
            }
            rest.removeFirst()
        }
        guard !digits.isEmpty, let exponent = Self.exponent(&rest), rest.isEmpty else { return nil }
        isScientific = exponent.isWritten
        writtenDigits = digits.count
        value = Self.value(digits, exponent: (point ?? digits.count) + exponent.value, isNegative: isNegative)
    }

    /// Whether commas, if there are any, stand between groups of three digits: `1,2` is a list.
    private static func isGrouped(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
            .prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") }
        let groups = digits.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return groups.count < 2 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// The number with so many digits.
    func rounded(to count: Int) -> Value {
        guard digits.count > count, count > 0 else { return value }
        var kept = Array(digits.prefix(count))
        var exponent = value.exponent
        if digits[count] >= 5 {
            var place = count - 1
            while place >= 0, kept[place] == 9 {
                kept[place] = 0
                place -= 1
            }
            if place >= 0 {
                kept[place] += 1
            } else {
                kept = [1]
                exponent += 1
            }
        }
        return Self.value(kept, exponent: exponent, isNegative: value.isNegative)
    }

    /// The number with zeros behind so many digits.
    func cut(to count: Int) -> Value {
        Self.value(Array(digits.prefix(count)), exponent: value.exponent, isNegative: value.isNegative)
    }

    /// What stands behind the digits; `nil` where that is none.
    private static func exponent(_ rest: inout ArraySlice<UInt8>) -> (value: Int, isWritten: Bool)? {
        if rest.elementsEqual([UInt8(ascii: "%")]) {
            rest.removeFirst()
            return (-2, false)
        }
        guard let sign = rest.first, sign | 0x20 == UInt8(ascii: "e") else { return (0, false) }
        guard let value = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), (-999...999).contains(value) else {
            return nil
        }
        rest = []
        return (value, true)
    }

    private static func value(_ digits: [UInt8], exponent: Int, isNegative: Bool) -> Value {
        let zeros = digits.prefix { $0 == 0 }.count
        var kept = Array(digits.dropFirst(zeros))
        while kept.last == 0 { kept.removeLast() }
        guard !kept.isEmpty else { return Value(isNegative: false, digits: [], exponent: 0) }
        return Value(isNegative: isNegative, digits: kept, exponent: exponent - zeros)
    }
}
