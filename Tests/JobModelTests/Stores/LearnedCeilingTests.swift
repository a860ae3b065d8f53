import JobModel
import Testing

struct LearnedCeilingTests {
    @Test func `grows by a tenth each time, and no further than four times`() {
        var ceiling = LearnedCeiling()
        #expect(ceiling.stretch(at: 0) == 1)
        ceiling.throttled(at: 0)
        #expect(ceiling.stretch(at: 0) == 1.1)
        for _ in 0..<100 { ceiling.throttled(at: 0) }
        #expect(ceiling.stretch(at: 0) == 4)
    }

    @Test func `shrinks again minute by minute, to the documented figure`() {
        var ceiling = LearnedCeiling()
        ceiling.throttled(at: 0)
        ceiling.throttled(at: 0)
        #expect(abs(ceiling.stretch(at: 59) - 1.21) < 0.001)
        #expect(abs(ceiling.stretch(at: 60) - 1.1) < 0.001)
        #expect(ceiling.stretch(at: 120) == 1 && ceiling.stretch(at: 1e9) == 1)
        // A clock that stands before it began is no reason to learn anything.
        #expect(abs(ceiling.stretch(at: -1000) - 1.21) < 0.001)
    }

    @Test(arguments: [-1e300, -.infinity, .infinity, 1e300])
    func `limits the growth of the windows for any stored value`(since: Double) {
        let stretch = LearnedCeiling(stretch: .infinity, since: since).stretch(at: 1000)
        #expect((1...4).contains(stretch))
    }
}
