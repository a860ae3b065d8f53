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
        // Also for one that comes when all places are taken: one run of it at a time then.
        #expect(allotment.begin(among: many.suffix(10)) == [])
        #expect(allotment.begin(among: runs(2, of: "late")).map(\.id) == ["late-1"])
        #expect(allotment.begin(among: Array(runs(2, of: "late").suffix(1))) == [])
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
}
