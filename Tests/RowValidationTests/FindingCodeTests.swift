import Foundation
import JobModel
import TestSupport
import Testing
import Wording

/// The codes by which something is decided are the ones that the rules give.
struct FindingCodeTests {
    @Test(arguments: [
        Finding.Code.longRow, Finding.Code.nameInTwoColumns, Finding.Code.noMatchColumn, Finding.Code.leaverReturns,
        Finding.Code.leftOutByCorrection, Finding.Code.leftOutBefore, Finding.Code.correctionDiffers,
        Finding.Code.repeatedHeader,
    ])
    func `a code that decides something is in the manual's page of rules`(code: String) throws {
        let page = try Project.text("Sources/JobEngine/JobEngine.docc/Rules.md")
        #expect(page.contains("| `\(code)` |"))
    }

    @Test func `the topic of a finding is the part of its code before the dot`() {
        let none = LocalizedText(en: "", zh: "")
        func finding(_ code: String) -> Finding { Finding(code: code, problem: none, remedy: none) }
        #expect(finding("header.noMatch").isAbout(.header) && finding("damage.unseen").isAbout(.damage))
        #expect(!finding("headers.noMatch").isAbout(.header) && !finding("damage.unseen").isAbout(.header))
    }
}
