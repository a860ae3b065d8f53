/// Tells ids of departments from their names, where the directory has neither.
///
/// Ids are ASCII words such as `eng-backend`, `D01`, `HR_2` or `od-…`; names begin with a capital (`Finance`, `After-Sales`),
/// are capitals (`IT`), or have other letters, spaces or levels. It is a guess, good for a warning and no more.
package enum DepartmentIDLook {
    package static func isLike(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(isOfID), let last = text.utf8.last else {
            return false
        }
        let hasCapital = text.utf8.contains(where: isCapital)
        let hasSmall = text.utf8.contains(where: isSmall)
        return !hasCapital || isDigit(last) || text.contains("_") || text.contains("-") && !hasSmall
    }

    private static func isOfID(_ byte: UInt8) -> Bool {
        isDigit(byte) || isSmall(byte) || isCapital(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
