import DirectoryClient
import Testing

struct DirectoryAddressTests {
    @Test(arguments: [
        ("https://open.feishu.cn", "https://open.feishu.cn"),
        ("https://open.larksuite.com/", "https://open.larksuite.com"),
        ("HTTPS://Example.com:8443", "https://example.com:8443"), ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:1", "http://localhost:1"), ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://127.9.8.7", "http://127.9.8.7"),
    ])
    func `takes https anywhere and http on this machine`(text: String, read: String) throws {
        #expect(try DirectoryAddress(text).text == read)
    }

    @Test(arguments: [
        ("", DirectoryError.AddressProblem.unreadable), ("open.feishu.cn", .unreadable), ("https://", .unreadable),
        ("ftp://example.com", .scheme), ("https://open.feishu.cn/open-apis", .path), ("https://example.com?a=b", .path),
        ("https://example.com/#a", .path), ("https://ada:word@example.com", .credentials),
        ("http://example.com", .plainText), ("http://127.0.0.1.example.com", .plainText),
        ("http://127.0.0.256", .plainText),
        ("http://localhost.example.com", .plainText), ("http://10.0.0.1", .plainText),
    ])
    func `refuses a wrong address, and one that would show the secret`(
        text: String,
        fault: DirectoryError.AddressProblem
    ) {
        #expect {
            try DirectoryAddress(text)
        } throws: { error in
            guard case .badAddress(let shown, fault) = error as? DirectoryError else { return false }
            return !shown.contains("word")
        }
    }

    @Test func `credentials never print their secret`() {
        let credentials = Credentials(appID: "cli_test", appSecret: "hush-hush")
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!"\(credentials) \(String(reflecting: credentials)) \(dumped)".contains("hush"))
    }
}
