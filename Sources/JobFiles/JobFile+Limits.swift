import ContactAPI
import JobModel
import Wording

extension JobFile {
    static func readLimits(_ keys: inout KeyReader, into job: inout JobDefinition) {
        guard let node = keys.node("limits") else { return }
        let known = [
            "rates", "batch_items", "batch_rate", "workers", "headroom", "settle_after", "endpoints", "task_deadline",
            "request_deadline", "retry_budget",
        ]
        var limits = KeyReader(node, place: LocalizedText(said: "limits"), keys: known)
        if let rates = limits.string("rates") {
            if let value = JobDefinition.Limits.Rates(rawValue: rates) {
                job.limits.rates = value
            } else {
                limits.fail("rates", LocalizedText(en: "must be documented or off", zh: "须为 documented 或 off"))
            }
        }
        job.limits.batchItems = limits.int("batch_items", in: 1...1000) ?? job.limits.batchItems
        job.limits.workers = limits.int("workers", in: 1...256) ?? job.limits.workers
        if let headroom = limits.share("headroom") {
            job.limits.headroom = headroom
            // With nothing left of a limit nothing would ever be sent.
            if headroom > 0.9 { limits.fail("headroom", LocalizedText(en: "must be 90% or less", zh: "不能超过 90%")) }
        }
        if let rate = limits.string("batch_rate") {
            let number = rate.hasSuffix("/s") ? Double(rate.dropLast(2)) : Double(rate)
            if let number, number > 0, number.isFinite {
                job.limits.batchRate = number
            } else {
                limits.fail("batch_rate", LocalizedText(en: "must be a rate such as 1/s", zh: "须为速率，如 1/s"))
            }
        }
        if let wait = limits.string("settle_after") {
            if let seconds = seconds(wait) {
                job.limits.settleAfterSeconds = seconds
            } else {
                limits.fail(
                    "settle_after",
                    LocalizedText(en: "must be a time such as 10m or 30s", zh: "须为时长，如 10m 或 30s")
                )
            }
        }
        job.limits.taskDeadlineSeconds = deadline("task_deadline", in: &limits)
        job.limits.requestDeadlineSeconds = deadline("request_deadline", in: &limits)
        job.limits.retryShare = limits.share("retry_budget")
        readEndpoints(&limits, into: &job)
        keys.add(limits.problems)
    }

    /// A number alone is minutes.
    static func minutes(_ text: String) -> Double? {
        guard let number = Double(text) else { return seconds(text) }
        return number >= 0 && number.isFinite ? number * 60 : nil
    }

    private static func seconds(_ text: String) -> Double? {
        guard let unit = text.last, let number = Double(text.dropLast()), number >= 0, number.isFinite else {
            return nil
        }
        return switch unit {
        case "s": number
        case "m": number * 60
        case "h": number * 3600
        default: nil
        }
    }

    /// A time that is more than none.
    private static func deadline(_ key: String, in limits: inout KeyReader) -> Double? {
        guard let text = limits.string(key) else { return nil }
        if let seconds = seconds(text), seconds > 0 { return seconds }
        limits.fail(key, LocalizedText(en: "must be a time such as 10m or 30s", zh: "须为时长，如 10m 或 30s"))
        return nil
    }

    /// `endpoints: { createUser: [20/s, 500/m] }`.
    private static func readEndpoints(_ limits: inout KeyReader, into job: inout JobDefinition) {
        guard let node = limits.node("endpoints") else { return }
        var endpoints = KeyReader(
            node,
            place: LocalizedText(said: "endpoints"),
            keys: Endpoint.allCases.map(\.rawValue)
        )
        for endpoint in Endpoint.allCases {
            guard let texts = endpoints.strings(endpoint.rawValue) else { continue }
            let windows = texts.compactMap(window)
            guard windows.count == texts.count, !windows.isEmpty else {
                endpoints.fail(
                    endpoint.rawValue,
                    LocalizedText(en: "must be rates such as [20/s, 500/m]", zh: "须为速率列表，如 [20/s, 500/m]")
                )
                continue
            }
            job.limits.endpoints = (job.limits.endpoints ?? [:]).merging([endpoint.rawValue: windows]) { $1 }
        }
        limits.add(endpoints.problems)
    }

    private static func window(_ text: String) -> JobDefinition.Limits.Window? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let limit = Int(parts[0]), (1...1_000_000).contains(limit),
            let span = seconds("1" + parts[1]), span > 0
        else { return nil }
        return JobDefinition.Limits.Window(limit: limit, seconds: span)
    }
}
