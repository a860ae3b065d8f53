import Foundation
import TestSupport
import Testing

@testable import roster_manual

/// The pages of the manual that are made say what there is.
struct GeneratedPageTests {
    private static let project = URL(fileURLWithPath: Project.folder)

    @Test(arguments: GeneratedPage.all.indices) func `is level with the code`(page: Int) throws {
        let page = GeneratedPage.all[page]
        let texts = try page.texts(in: Self.project)
        #expect(texts.now == texts.made, "\(page.path): write it with swift run roster-manual")
    }

    @Test func `corrects a missing row and a wrong row`() throws {
        let page = GeneratedPage.all[1]
        let text = try page.texts(in: Self.project).made
        let row = try #require(ErrorTable.rows().first)
        #expect(
            ErrorTable.replaced(in: text.replacing(row + "\n", with: "| `v3 task` | 1 | *fatal* | x |\n"))
                == text
        )
        #expect(ErrorTable.replaced(in: text.replacing(row + "\n", with: "")) == text)
        #expect(ErrorTable.replaced(in: "no table") == nil)
    }

    @Test func `every sentence of a finding exists in both languages`() throws {
        for file in try RulesPage.files(in: Self.project) {
            let source = try String(contentsOf: file, encoding: .utf8)
            for finding in RuleSource.findings(in: source) {
                #expect(
                    !finding.en.isEmpty && !finding.zh.isEmpty && !finding.remedy.isEmpty,
                    "\(finding.code)"
                )
                let hasHan = finding.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                #expect(hasHan || finding.zh == "…", "\(finding.code): \(finding.zh)")
            }
        }
    }
}
