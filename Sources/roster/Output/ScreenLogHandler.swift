import DirectoryServer
import JobModel
import Logging
import Wording

/// Log messages on standard error, a line each, with whatever they hold made visible.
struct ScreenLogHandler: LogHandler {
    let label: String
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        StandardError.note(Language.ofEnvironment.words(words(of: event, all.map { ($0.key, "\($0.value)") })))
    }

    /// In Chinese the particulars go without their keys, which are English.
    private func words(of event: LogEvent, _ particulars: [(key: String, value: String)]) -> LocalizedText {
        let message = "\(event.message)"
        let known = ServerLogMessage(rawValue: message)?.words.zh ?? message
        let values = particulars.map { SystemReason.chinese($0.value) }.joined(separator: "，")
        return LocalizedText(
            en: "\(label): \(event.level): \(message)" + particulars.map { " \($0.key)=\($0.value)" }.joined(),
            zh: "\(label)：\(Self.chinese(event.level))：\(known)" + (values.isEmpty ? "" : "：\(values)")
        )
    }

    private static func chinese(_ level: Logger.Level) -> String {
        switch level {
        case .trace, .debug, .info, .notice: "提示"
        case .warning: "警告"
        case .error, .critical: "错误"
        }
    }
}
