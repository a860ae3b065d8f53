import Testing

@testable import WebConsole

/// The browsers that a console knows.
struct ConsoleSessionTests {
    @Test func `a browser that is used stays, however many come after it`() throws {
        let access = ConsoleAccess()
        let used = try #require(access.open(access.token))
        let unused = try #require(access.open(access.token))
        for _ in 2...ConsoleAccess.sessionLimit {
            #expect(access.session(used.id.text) != nil)
            #expect(access.open(access.token) != nil)
        }
        #expect(access.session(used.id.text)?.formToken.text == used.formToken.text)
        #expect(access.session(unused.id.text) == nil)
    }
}
