import ContactAPI
import JobModel
import Testing
import Wording

@testable import JobEngine

/// What an earlier version stored in English alone.
struct EarlierSentencesTests {
    private func row(_ code: String, _ problem: LocalizedText, _ outcome: Outcome = .failed) -> LedgerRow {
        LedgerRow(
            planned: PlannedRow(line: 3, row: 3, originRow: 3, matchKey: "E1", action: .create, record: []),
            state: .settled,
            phase: 1,
            outcome: outcome,
            code: code,
            problem: problem,
            remedy: LocalizedText(en: "Do this.", zh: problem.en == problem.zh ? "Do this." : "请这样做。"),
            logID: "L7",
            attempts: 1,
            generation: 1
        )
    }

    private func same(_ text: String) -> LocalizedText { LocalizedText(en: text, zh: text) }

    @Test(arguments: [
        ("dependency.failed", "The row it depends on (line 141) failed", "该行所依赖的行或部门未成功"),
        ("41001", "\(Endpoint.createUser) was refused: odd (code 41001)", "\(Endpoint.createUser) 被拒绝："),
        ("99999999", "\(Endpoint.patchUser) was refused: odd", "本版本的 Roster 不认识该错误码"),
    ])
    func `are completed by the code and the call`(code: String, said: String, chinese: String) {
        let sentences = RowSentences(row(code, same(said)), in: "R")
        #expect(sentences.problem?.en == said)
        #expect(sentences.problem?.zh.contains(chinese) == true, "\(sentences)")
        #expect(sentences.remedy?.en == "Do this." && sentences.remedy?.zh.contains("Do this") == false)
    }

    @Test func `say of an unknown row that it may have been written`() {
        let sentences = RowSentences(row("answer.lost", same("No answer came"), .unknown), in: "R")
        #expect(sentences.problem?.zh.contains("没有应答可以证明") == true)
        #expect(sentences.remedy?.zh.contains("roster resume R") == true)
    }

    @Test func `stay as they are where both languages were stored, or the code says nothing`() {
        let both = LocalizedText(en: "The row it depends on failed", zh: "所依赖的行失败")
        #expect(RowSentences(row("dependency.failed", both), in: "R").problem == both)
        #expect(RowSentences(row("of.another.version", same("Odd")), in: "R").problem == same("Odd"))
    }
}
