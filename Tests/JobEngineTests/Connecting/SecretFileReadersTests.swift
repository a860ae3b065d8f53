import Testing

@testable import JobEngine

/// Files of secrets as containers and services get them.
struct SecretFileReadersTests {
    @Test(arguments: [
        (owner: 0, group: 2000, mode: 0o440, isGiven: true),
        (owner: 0, group: 2000, mode: 0o640, isGiven: true),
        (owner: 0, group: 0, mode: 0o440, isGiven: true),
        // Another group, everybody, a group that may write, and a person's file.
        (owner: 0, group: 2001, mode: 0o440, isGiven: false),
        (owner: 0, group: 2000, mode: 0o444, isGiven: false),
        (owner: 0, group: 2000, mode: 0o460, isGiven: false),
        (owner: 1000, group: 2000, mode: 0o440, isGiven: false),
    ])
    func `only root's file may be read by a group of ours`(owner: Int, group: Int, mode: Int, isGiven: Bool) {
        let readers = SecretFileReaders(owner: UInt32(owner), group: UInt32(group), mode: UInt32(mode))
        #expect(readers.isGiven(to: 65534, in: [65534, 2000]) == isGiven)
        #expect(!readers.isOwnerAlone)
        #expect(!readers.isGiven(to: 0, in: [2000]))
    }

    @Test(arguments: [0o400, 0o600]) func `a file of its owner alone is kept`(mode: Int) {
        #expect(SecretFileReaders(owner: 0, group: 0, mode: UInt32(mode)).isOwnerAlone)
    }
}
