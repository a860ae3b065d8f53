import Foundation

/// The seeds with which files are damaged: `ROSTER_FUZZ_SEED` is the first of them, `ROSTER_FUZZ_ROUNDS` how many there are.
enum FuzzSeeds {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }.map { min($0, 1 << 62) }
    }

    private static let first = number("ROSTER_FUZZ_SEED") ?? 0

    /// - Parameter count: How many, where nobody says.
    /// - Returns: The seeds.
    static func seeds(_ count: UInt64) -> Range<UInt64> { first..<(first + (number("ROSTER_FUZZ_ROUNDS") ?? count)) }
}
