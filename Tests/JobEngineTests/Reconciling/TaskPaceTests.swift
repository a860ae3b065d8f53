import Testing

@testable import JobEngine

@Suite struct `Questions for a task` {
    /// When a task is asked for after the first question.
    private static func times(_ pace: TaskPace, until end: Duration) -> [Duration] {
        var pauses = pace.pauses()
        var times: [Duration] = []
        var time = Duration.zero
        while time < end {
            time += pauses.next()
            times.append(time)
        }
        return times
    }

    @Test func `come at growing distances where no task has ended yet`() {
        let times = Self.times(TaskPace(), until: .milliseconds(120))
        #expect(times.count == 5)
        #expect(times[0] == .milliseconds(10))
        #expect(times[1] == .milliseconds(25))
    }

    @Test(arguments: [100, 400, 2000])
    func `come when the last task would have ended, and are few`(milliseconds: Int) throws {
        let pace = TaskPace()
        let end = Duration.milliseconds(milliseconds)
        pace.note(end)
        let times = Self.times(pace, until: end)
        #expect(times.count <= 4)
        let late = try #require(times.last) - end
        #expect(late <= end / 4)
    }

    @Test func `do not wait for long because one task did`() {
        let pace = TaskPace()
        pace.note(.seconds(600))
        var pauses = pace.pauses()
        let first = pauses.next()
        #expect(first == .seconds(2))
    }
}
