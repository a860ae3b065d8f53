import Testing

@testable import PostgresLedger

/// An owner goes on with what it began on the server that it began on.
struct TimelineFenceTests {
    private let first = ServerIdentity(system: "700", timeline: "00000001")
    private let promoted = ServerIdentity(system: "700", timeline: "00000002")

    @Test func `an owner's writes stay on one line of history, the next owner's on its own`() throws {
        let fence = TimelineFence()
        try fence.require(first, for: "r", epoch: 1)
        try fence.require(first, for: "r", epoch: 1)
        let failure = #expect(throws: PostgresFailure.self) { try fence.require(promoted, for: "r", epoch: 1) }
        #expect(failure == PostgresFailure(kind: .replaced, message: "timeline 1 → 2"))
        #expect(throws: PostgresFailure.self) { try fence.require(promoted, for: "r", epoch: 1) }
        try fence.require(promoted, for: "r", epoch: 2)
        try fence.require(promoted, for: "other", epoch: 1)
        let other = ServerIdentity(system: "800", timeline: "00000002")
        #expect(throws: PostgresFailure(kind: .replaced, message: "system 700 → 800")) {
            try fence.require(other, for: "r", epoch: 2)
        }
    }

    @Test func `a server that does not say which it is differs from none`() throws {
        let fence = TimelineFence()
        try fence.require(ServerIdentity(system: "", timeline: ""), for: "r", epoch: 1)
        try fence.require(first, for: "r", epoch: 1)
        #expect(first.mayBe(ServerIdentity(system: "700", timeline: "")))
    }

    @Test(arguments: [
        ("1 00000001", " 00000001", "1 00000001"), ("1 00000001", " ", "1 00000001"),
        ("1 00000001", " 00000002", " 00000002"), (" 00000001", "1 00000001", "1 00000001"),
        ("1 00000001", "2 00000001", "2 00000001"),
    ])
    func `what a server does not say is known from before, unless it is another`(
        before: String,
        said: String,
        after: String
    ) {
        let known = ServerIdentity(text: said).following(ServerIdentity(text: before))
        #expect(known.text == after)
        // The same server is not taken for another one once more.
        #expect(known.mayBe(ServerIdentity(text: said)))
    }
}
