import Foundation
import JobModel
import RowValidation
import TestSupport
import Testing

/// What is accepted by its bytes is what the rules have nothing to say of, with the same keys.
///
/// `ROSTER_ACCEPTANCE_SEED` repeats a failure, `ROSTER_ACCEPTANCE_ROWS` tries more rows, and the cells of all sheets below
/// `ROSTER_ACCEPTANCE_SHEETS` are tried as well.
struct AcceptanceTests {
    @Test(arguments: SheetVariant.all.indices)
    func `never accepts what a rule speaks of, and remembers the same keys`(place: Int) {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["ROSTER_ACCEPTANCE_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0..<1_000_000)
        let rows = environment["ROSTER_ACCEPTANCE_ROWS"].flatMap(Int.init) ?? 400
        var rounds = AcceptanceRounds(SheetVariant.all[place], generator: SeededGenerator(seed: seed))
        if let folder = environment["ROSTER_ACCEPTANCE_SHEETS"] {
            rounds.strange += AcceptanceRounds.cells(below: folder)
        }
        for _ in 0..<rows { rounds.tryRow() }
        #expect(rounds.contradictions.isEmpty, "seed \(seed): \(rounds.contradictions.prefix(3))")
        #expect(rounds.accepted > 0, "seed \(seed) accepted none")
    }

    @Test(arguments: [0, 1, 6])
    func `judges every suspect cell in every column as the rules do`(place: Int) {
        var rounds = AcceptanceRounds(SheetVariant.all[place], generator: SeededGenerator(seed: 1))
        rounds.tryCells(SuspectText.cells + SuspectText.cellsOfScalars)
        #expect(rounds.contradictions.isEmpty, "\(rounds.contradictions.prefix(3))")
    }

    @Test func `accepts an ordinary row of each common way to write it`() {
        let variant = SheetVariant.all[0]
        let trial = AcceptanceTrial(checker: variant.checker)
        let row = [
            "u0000001", "徐静芳", "Person 1", "小芳", "user1@example.com", "+8613900000000", "0", "d0223;d0001", "u0000000",
            "E0000001", "2", "HR BP", "杭州", "CN", "A2-290", "2013-04-21", "", "", "", "", "", "", "", "备注0",
            "https://example.com/0?a=1&b=%E5", "",
        ]
        #expect(trial.outcome(of: row) == .accepted)
        let others = [
            (1, "𠮷田王芳"), (1, "Ada Lovelace"), (1, "阿里·木"), (1, "José Müller"), (3, "O'Brien"), (5, "13900000000"),
            (5, "+447900000000"),
            (5, "+14155550123"), (5, "139 0000 0000"), (6, "男"), (7, "研发部（上海）/后端"), (8, "employee_no:E7"), (10, "正式"),
            (11, "R&D 工程师"), (15, "2013/4/21"), (15, "2013-04-21 00:00:00"), (15, "2013-04-21T09:30:00+08:00"),
            (17, "是"),
        ]
        for (place, cell) in others {
            var row = row
            row[place] = cell
            #expect(trial.outcome(of: row) == .accepted, "\(cell)")
        }
    }

    @Test func `is not there where only the rules can judge`() {
        let variant = SheetVariant.all[0]
        #expect(variant.checker.acceptor != nil)
        #expect(
            variant.with("departments") {
                $0.step = StepDefinition(subject: .departments, source: "d.csv", match: "department_id")
            }
            .checker.acceptor == nil
        )
        #expect(
            variant.with("joined") { $0.step.columns = ["{city} {country}": .init(field: "work_station")] }
                .checker.acceptor == nil
        )
    }
}
