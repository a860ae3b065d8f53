import DirectoryDoctor
import JobEngine
import JobSession
import Testing

struct ExplainSessionTests {
    @Test(arguments: ["41001", "code 41001", "email and mobile account conflict", "获取不到手机号"])
    func `knows a code, and a question in either language`(text: String) {
        let explained = ExplainSession(text).run()
        #expect(explained.isKnown && explained.exit == .success)
    }

    @Test(arguments: ["1", "code 999999999", "zzzz"])
    func `what is not known tells in the exit status`(text: String) {
        let explained = ExplainSession(text).run()
        #expect(!explained.isKnown && explained.exit == .nothingSent)
    }

    @Test func `a number is a code, and words are a question`() {
        guard case .code(41001, let meanings) = ExplainSession("code 41001").run() else {
            Issue.record("no code")
            return
        }
        #expect(meanings.allSatisfy { $0.code == 41001 })
        guard case .words("41001 x", _, _) = ExplainSession("41001 x").run() else {
            Issue.record("no words")
            return
        }
    }
}
