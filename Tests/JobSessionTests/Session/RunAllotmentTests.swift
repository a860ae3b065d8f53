import JobEngine
import JobModel
import Testing

@testable import JobSession

struct RunAllotmentTests {
    private func runs(_ count: Int, of app: String) -> [RunRecord] {
        (1...count).map { number in
            var run = RunRecord(
                id: "\(app)-\(number)",
                definition: JobDefinition(job: "test"),
                started: 1,
                out: "out",
                base: "."
            )
            (run.directory, run.app) = ("https://open.feishu.cn", app)
            return run
        }
    }

    @Test func `a hundred older runs of one company leave a place for another company's`() {
        var allotment = RunAllotment(places: 100)
        let many = runs(150, of: "many")
        #expect(allotment.begin(among: many + runs(3, of: "few")).filter { $0.app == "few" }.count == 3)
        // Also for one that comes when all places are taken: one of the others leaves, even before it had a turn.
        let late = runs(2, of: "late")
        #expect(allotment.begin(among: late) == [])
        let leaving = allotment.makeRoom(for: late, at: .now) { _ in .waiting }
        #expect(leaving.count == 1 && leaving.allSatisfy { $0.hasPrefix("many-") })
        // Asked once.
        #expect(allotment.makeRoom(for: late, at: .now) { _ in .waiting } == [])
        for run in leaving { allotment.end(run) }
        #expect(allotment.begin(among: many.filter { !allotment.isServing($0.id) } + late).map(\.id) == ["late-1"])
    }

    @Test func `of a company's runs the one that was served longest ago is next`() {
        var allotment = RunAllotment(places: 1)
        let three = runs(3, of: "a")
        var order: [String] = []
        for _ in 1...6 {
            for run in allotment.begin(among: three) {
                order.append(run.id)
                allotment.end(run.id)
            }
        }
        #expect(order == ["a-1", "a-2", "a-3", "a-1", "a-2", "a-3"])
    }

    @Test func `the only run of a company stays until it has had its turn`() {
        let start = ContinuousClock.now
        var allotment = RunAllotment(places: 1, least: .seconds(10))
        #expect(allotment.begin(among: runs(1, of: "a")).count == 1)
        let other = runs(1, of: "b")
        #expect(allotment.makeRoom(for: other, at: start + .seconds(900)) { _ in .waiting } == [])
        #expect(allotment.makeRoom(for: other, at: start + .seconds(9)) { _ in .begun(start) } == [])
        #expect(allotment.makeRoom(for: [], at: start + .seconds(10)) { _ in .begun(start) } == [])
        #expect(allotment.makeRoom(for: other, at: start + .seconds(10)) { _ in .begun(start) } == ["a-1"])
    }

    @Test func `a run that reads its directory leaves after its time, and has twice as long the next time`() {
        let start = ContinuousClock.now
        var allotment = RunAllotment(places: 1, least: .seconds(10))
        let (slow, other) = (runs(1, of: "a"), runs(1, of: "b"))
        for (begun, patience) in [(0, 10), (100, 20), (200, 40)] {
            #expect(allotment.begin(among: slow) == slow)
            let reading = RunTurns.Phase.reading(since: start + .seconds(begun))
            let over = start + .seconds(begun + patience)
            // One that waits for a turn, as to claim rows, has proved nothing yet.
            #expect(allotment.makeRoom(for: other, at: over) { _ in .waiting } == [])
            #expect(allotment.makeRoom(for: other, at: over - .seconds(1)) { _ in reading } == [])
            #expect(allotment.makeRoom(for: other, at: over) { _ in reading } == ["a-1"])
            allotment.end("a-1")
        }
        // One that came to its turn has proved that its directory answers.
        #expect(allotment.begin(among: slow) == slow)
        #expect(allotment.makeRoom(for: [], at: start) { _ in .begun(start) } == [])
        let reading = RunTurns.Phase.reading(since: start)
        #expect(allotment.makeRoom(for: other, at: start + .seconds(10)) { _ in reading } == ["a-1"])
    }

    /// A worker of 1,000 companies whose runs never end, one of them with 50 runs: two turns begin each second.
    @Test func `a thousand companies have a hundred places in turns, and as many turns each`() {
        var allotment = RunAllotment(places: 100, least: .seconds(10))
        let all = runs(50, of: "many") + (1...999).flatMap { runs(1, of: "company\($0)") }
        let start = ContinuousClock.now
        var (queue, firstTurns, leaving): ([RunRecord], [String: ContinuousClock.Instant], [String]) = ([], [:], [])
        var served: [String: Int] = [:]
        var most = 0
        for second in stride(from: 0, to: 3600, by: 10) {
            let now = start + .seconds(second)
            for run in leaving {
                allotment.end(run)
                firstTurns[run] = nil
            }
            queue += allotment.begin(among: all.filter { !allotment.isServing($0.id) })
            for run in queue.prefix(20) {
                firstTurns[run.id] = now
                served[run.app, default: 0] += 1
            }
            queue.removeFirst(min(20, queue.count))
            most = max(most, all.count { allotment.isServing($0.id) })
            let others = all.filter { !allotment.isServing($0.id) }
            leaving = allotment.makeRoom(for: others, at: now) {
                firstTurns[$0].map { .begun($0) } ?? .waiting
            }
            queue.removeAll { leaving.contains($0.id) }
        }
        #expect(most == 100 && served.count == 1000)
        let counts = served.filter { $0.key != "many" }.values
        // An hour of two turns each second is seven for each.
        #expect((counts.min() ?? 0) >= 5 && (counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(counts.sorted())")
        #expect(served["many", default: 0] <= (counts.max() ?? 0) + 1)
    }
}
