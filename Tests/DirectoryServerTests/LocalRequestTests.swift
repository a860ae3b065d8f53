import DirectoryServer
import NIOCore
import Testing

/// Which names and origins a request may come under.
struct LocalRequestTests {
    private static let paths = ["/openapi.json", "/control/outbox", "/open-apis/contact/v3/scopes", "/nothing"]

    @Test(arguments: ["localhost", "LocalHost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]", "[0::1]"])
    func `answers under the names of this machine with its port`(name: String) async throws {
        try await withDirectory { directory in
            let port = directory.port
            for version in ["1.1", "1.0"] {
                let request = "GET /openapi.json HTTP/\(version)\r\nHost: \(name):\(port)\r\n\r\n"
                let status = try await RawLine.status(port, request)
                #expect(status == 200, "\(version)")
            }
            let absolute = "GET http://\(name):\(port)/openapi.json HTTP/1.1\r\nHost: \(name):\(port)\r\n\r\n"
            let status = try await RawLine.status(port, absolute)
            #expect(status == 200)
        }
    }

    @Test(arguments: [
        "Host: evil.example:PORT", "Host: localhost", "Host: localhost:1", "Host: localhost.:PORT",
        "Host: localhost.evil.example:PORT", "Host: evil@localhost:PORT", "Host: 127.0.0.2:PORT", "Host: 127.1:PORT",
        "Host: 2130706433:PORT", "Host: 0.0.0.0:PORT", "Host: [::]:PORT", "Host: [::ffff:127.0.0.1]:PORT",
        "Host: [::1%25lo]:PORT", "Host: [::1]", "Host: [::1:PORT", "Host: ::1:PORT", "Host: ",
        "Host: localhost:PORT:PORT",
        "Host: localhost:PORTx", "Host: localhost:0PORT", "Host: ｌocalhost:PORT", "Accept: */*",
        "Host: localhost:PORT\r\nHost: evil.example:PORT", "Host: evil.example:PORT\r\nHost: localhost:PORT",
        "Host: localhost:PORT\r\nHost: localhost:PORT",
    ])
    func `is misdirected under any other name, under none and under several`(fields: String) async throws {
        try await withDirectory(controlToken: "stage") { directory in
            let fields = fields.replacing("PORT", with: "\(directory.port)")
            for path in Self.paths {
                for version in ["1.1", "1.0"] {
                    let request =
                        "GET \(path) HTTP/\(version)\r\n\(fields)\r\nAuthorization: Bearer stage\r\nX-Forwarded-Host: localhost:\(directory.port)\r\n\r\n"
                    let status = try await RawLine.status(directory.port, request)
                    #expect(status == 421, "\(path) \(version)")
                }
            }
        }
    }

    @Test(arguments: [
        "http://evil.example:PORT/openapi.json", "http://evil.example/openapi.json",
        "https://localhost:PORT/openapi.json",
        "http://localhost:PORT@evil.example/openapi.json", "http://localhost:1/openapi.json",
    ])
    func `a target of another host is misdirected whatever the host field says`(target: String) async throws {
        try await withDirectory { directory in
            let port = directory.port
            let target = target.replacing("PORT", with: "\(port)")
            let request = "GET \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"
            let status = try await RawLine.status(port, request)
            #expect(status == 421)
        }
    }

    @Test(arguments: [
        "https://evil.example", "http://evil.example:PORT", "null", "https://localhost:PORT", "http://localhost:3000",
        "http://localhost", "http://localhost:PORT/", "http://localhost:PORT http://evil.example", "file://", "",
    ])
    func `refuses pages of other origins on every path`(origin: String) async throws {
        try await withDirectory(controlToken: "stage") { directory in
            let port = directory.port
            let origin = origin.replacing("PORT", with: "\(port)")
            for path in Self.paths {
                for method in ["GET", "POST", "OPTIONS"] {
                    let request =
                        "\(method) \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nOrigin: \(origin)\r\nContent-Length: 0\r\nAuthorization: Bearer stage\r\n\r\n"
                    let status = try await RawLine.status(port, request)
                    #expect(status == 403, "\(method) \(path)")
                }
            }
            let own = "GET /openapi.json HTTP/1.1\r\nHost: localhost:\(port)\r\nOrigin: http://127.0.0.1:\(port)\r\n"
            let status = try await RawLine.status(port, own + "\r\n")
            #expect(status == 200)
            let both = try await RawLine.status(port, own + "Origin: https://evil.example\r\n\r\n")
            #expect(both == 403)
        }
    }

    @Test func `answers the request before a refused one, and not those after it`() async throws {
        try await withDirectory { directory in
            let host = "Host: localhost:\(directory.port)\r\n\r\n"
            let line = try await RawLine.open(directory.port)
            let good = "GET /open-apis/contact/v3/scopes HTTP/1.1\r\n" + host
            try await line.send(good + "GET /openapi.json HTTP/1.1\r\nHost: evil.example\r\n\r\n" + good)
            line.endRequests()
            let answers = await line.rest()
            #expect(answers.split(separator: "HTTP/1.1 ").map { $0.prefix(3) } == ["400", "421"], "\(answers)")
            #expect(answers.contains("99991661") && answers.contains(#"{"problem":"#))
        }
    }
}
