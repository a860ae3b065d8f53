import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import NIOHTTP1
import Synchronization

/// `chromedriver` as a process, on a free port of this machine: browsers are opened by it, and gone with it.
///
/// Source: W3C WebDriver, https://www.w3.org/TR/webdriver2/.
package final class ChromeDriver: Sendable {
    private let port: Int
    private let process: ChildProcess
    private let folder: TemporaryFolder
    /// The browsers' own processes, so that none outlives the tests.
    private let browsers = Mutex<Set<pid_t>>([])

    /// Starts the driver and returns once it listens.
    ///
    /// - Throws: `WebDriverError.notStarted`.
    package init() async throws {
        guard let driver = Chromium.driver else { throw WebDriverError.notStarted(said: Chromium.absence) }
        folder = try TemporaryFolder()
        let output = Pipe()
        let texts = try ProcessOutput.texts(from: output.fileHandleForReading)
        let log = folder.path + "/log"
        try Data().write(to: URL(fileURLWithPath: log))
        let error = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        defer { try? error.close() }  // The process has its own.
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ROSTER_") }
        // The browser's profile and whatever else it keeps goes with the folder.
        for name in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] { environment[name] = folder.path }
        process = try ChildProcess(
            driver,
            ["--port=0"],
            environment: environment,
            folder: folder.path,
            output: output.fileHandleForWriting,
            error: error
        )
        try output.fileHandleForWriting.close()
        do {
            port = try await Self.port(saidIn: texts)
        } catch {
            process.send(SIGKILL)
            _ = await process.end()
            throw error
        }
    }

    /// Waits for the line that says the port: `ChromeDriver was started successfully on port PORT`.
    private static func port(saidIn texts: AsyncStream<String>) async throws -> Int {
        var said = ""
        for await text in texts {
            said += text
            if let port = said.firstMatch(of: /successfully on port (\d+)/).flatMap({ Int($0.1) }) { return port }
        }
        throw WebDriverError.notStarted(said: said)
    }

    /// Opens a browser for as long as `body` takes.
    package func withBrowser<Value>(
        _ wishes: BrowserWishes = BrowserWishes(),
        _ body: (BrowserSession) async throws -> Value
    ) async throws -> Value {
        let made = try await send(.POST, "/session", ["capabilities": ["alwaysMatch": wishes.capabilities]])
        guard let id = made["sessionId"].text else { throw WebDriverError.notStarted(said: "\(made)") }
        let browser = made["capabilities"]["goog:processID"].number.map { pid_t($0) }
        if let browser { browsers.withLock { _ = $0.insert(browser) } }
        let session = BrowserSession(driver: self, id: id)
        let result: Result<Value, any Error>
        do { result = .success(try await body(session)) } catch { result = .failure(error) }
        // What failed in the test says more than that the browser had gone.
        if (try? await send(.DELETE, "/session/\(id)")) != nil, let browser {
            browsers.withLock { _ = $0.remove(browser) }
        }
        return try result.get()
    }

    /// Ends the driver, and every browser that has not ended.
    package func end() async {
        // A process of the tests may have inherited that it takes no notice of SIGTERM.
        process.send(SIGKILL)
        _ = await process.end()
        for browser in browsers.withLock(\.self) { kill(browser, SIGKILL) }
    }

    /// Sends a command.
    ///
    /// - Returns: The response's value.
    /// - Throws: `WebDriverError.refused`.
    func send(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        if method == .POST {
            request.headers = ["Content-Type": "application/json; charset=utf-8"]
            request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body ?? [:])))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(300))
        let bytes = try await response.body.collect(upTo: 256 << 20)
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(bytes.readableBytesView))["value"]
        guard response.status == .ok else {
            throw WebDriverError.refused(
                command: "\(method) \(path)",
                error: value["error"].text ?? "",
                message: value["message"].text ?? ""
            )
        }
        return value
    }
}
