/// What goes into every hash, chosen at random once a process, so that nobody can prepare a sheet whose values collide.
struct KeyHashing: Sendable {
    let seed: UInt64
    /// Odd, so that no bit of a word is lost.
    let multiplier: UInt64
    /// The bits that are used; fewer of them in tests of what collisions do.
    let mask: UInt64

    init(mask: UInt64 = .max) {
        var random = SystemRandomNumberGenerator()
        seed = random.next()
        multiplier = random.next() | 1
        self.mask = mask
    }

    static let process = KeyHashing()
}
