import JobModel
import JobSession
import Wording

/// A page of rows as people read it: each with what is wrong, and below it what to do.
struct RowPageView {
    let page: RowPage
    let language: Language

    func lines() -> [String] { page.rows.flatMap(lines) }

    private func lines(of row: RowPage.Entry) -> [String] {
        let colon = language.words(LocalizedText(en: ": ", zh: "："))
        let code = row.code.map { " [\($0)]" } ?? ""
        let problem = row.problem.map { colon + $0 } ?? ""
        let remedy = row.remedy.map { ["      " + $0] } ?? []
        return [language.words(row.heading) + problem + code] + remedy
    }
}
