package import CoreMetrics
import Foundation
import Glibc
package import JobEngine
import JobModel
import LocalFiles
import Synchronization
import Wording

/// A backend of swift-metrics that keeps a file in Prometheus' text format, as node_exporter's textfile collector reads it.
///
/// The file is replaced whole, so that no reader sees half of it. Nothing in it is anybody's data, so everybody may read
/// it. Source: Prometheus, "Exposition formats", text format 0.0.4.
package final class MetricsFile: MetricsFactory {
    private let path: String
    private let registry: ScratchRegistry?
    private let state = Mutex(State())

    private struct Series: Hashable {
        var name: String
        var labels: String
    }

    private struct State {
        var counts: [Series: Count] = [:]
        var times: [Series: Time] = [:]
        var levels: [Series: Level] = [:]
        var written: ContinuousClock.Instant?
        var failure: LocalizedText?
    }

    /// Writes the file once, so that one that cannot be written is said before anything is done.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - stateFolder: Where it is recorded that one is being written; without one a kill leaves that behind.
    /// - Throws: `OutputError.cannotWrite`.
    package init(path: String, stateFolder: String? = nil) throws(OutputError) {
        self.path = path
        registry = stateFolder.map(ScratchRegistry.init(stateFolder:))
        write()
        if let failure { throw failure }
    }

    /// Why the file is not what it should be; `nil` where it is.
    package var failure: OutputError? {
        state.withLock { $0.failure }.map { .cannotWrite(path: path, reason: $0) }
    }

    /// Writes the file where it is older than five seconds.
    package func writeWhereDue() {
        let isDue = state.withLock { $0.written.map { ContinuousClock.now - $0 >= .seconds(5) } ?? true }
        if isDue { write() }
    }

    /// Replaces the file; that it could not be is said by `failure`, and stops nothing.
    package func write() {
        let text = text
        state.withLock { state in
            state.written = .now
            state.failure = replace(path, with: text)
        }
    }

    /// What went wrong; `nil` where nothing did.
    private func replace(_ path: String, with text: String) -> LocalizedText? {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let reserved: Scratch
        do { reserved = try Scratch.reserve(.metrics, in: folder, registry) } catch { return error.problem }
        defer { reserved.release() }
        let scratch = reserved.path
        let descriptor = open(scratch, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return LocalizedText(said: String(cString: strerror(errno))) }
        let written = Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let isWhole = written == text.utf8.count
        let reason = isWhole ? nil : String(cString: strerror(errno))
        close(descriptor)
        if isWhole, rename(scratch, path) == 0 { return nil }
        let failure = reason ?? String(cString: strerror(errno))
        unlink(scratch)
        return LocalizedText(said: failure)
    }

    /// Every metric in the text format, in the order of names.
    private var text: String {
        let (counts, times, levels) = state.withLock { ($0.counts, $0.times, $0.levels) }
        var lines: [(name: String, kind: String, line: String)] = []
        for (series, count) in counts {
            let name = series.name + "_total"
            lines.append((name, "counter", "\(name)\(series.labels) \(count.value)"))
        }
        for (series, time) in times {
            let (count, nanoseconds) = time.sum
            lines.append((series.name, "summary", "\(series.name)_sum\(series.labels) \(Double(nanoseconds) / 1e9)"))
            lines.append((series.name, "summary", "\(series.name)_count\(series.labels) \(count)"))
        }
        for (series, level) in levels {
            lines.append((series.name, "gauge", "\(series.name)\(series.labels) \(level.value)"))
        }
        lines.sort { ($0.name, $0.line) < ($1.name, $1.line) }
        var text = ""
        var last = ""
        for line in lines {
            if line.name != last { text += "# TYPE \(line.name) \(line.kind)\n" }
            last = line.name
            text += line.line + "\n"
        }
        return text
    }
}

extension MetricsFile {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        state.withLock { Self.handler(label, dimensions, in: &$0.counts) { Count() } }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        state.withLock { Self.handler(label, dimensions, in: &$0.times) { Time() } }
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        state.withLock { Self.handler(label, dimensions, in: &$0.levels) { Level() } }
    }

    // A series is kept for as long as the process: a scraper that has seen it expects it.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}

    private static func handler<Handler>(
        _ label: String,
        _ dimensions: [(String, String)],
        in handlers: inout [Series: Handler],
        make: () -> Handler
    ) -> Handler {
        let series = Series(name: name(label), labels: labels(dimensions))
        if let known = handlers[series] { return known }
        let handler = make()
        handlers[series] = handler
        return handler
    }

    /// Letters, digits, `_` and `:`; anything else is `_`.
    private static func name(_ label: String) -> String {
        String(label.map { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "_" || $0 == ":" ? $0 : "_" })
    }

    private static func labels(_ dimensions: [(String, String)]) -> String {
        guard !dimensions.isEmpty else { return "" }
        let pairs = dimensions.map { key, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(name(key))=\"\(VisibleText.escaped(escaped))\""
        }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    private final class Count: CounterHandler {
        private let count = Atomic<Int64>(0)

        var value: Int64 { count.load(ordering: .relaxed) }
        func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
        func reset() { count.store(0, ordering: .relaxed) }
    }

    private final class Time: TimerHandler {
        private let state = Mutex((count: 0, nanoseconds: Int64(0)))

        var sum: (count: Int, nanoseconds: Int64) { state.withLock { $0 } }

        func recordNanoseconds(_ duration: Int64) {
            state.withLock { $0 = ($0.count + 1, $0.nanoseconds &+ duration) }
        }
    }

    /// The last value.
    private final class Level: RecorderHandler {
        private let last = Mutex(0.0)

        var value: Double { last.withLock { $0 } }
        func record(_ value: Int64) { record(Double(value)) }
        func record(_ value: Double) { last.withLock { $0 = value } }
    }
}
