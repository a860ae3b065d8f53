import ContactAPI
import DequeModule
import Foundation
import Synchronization

/// Which rate windows the directory keeps.
public enum RatePolicy: Sendable, Equatable {
    case documented
    case off
    /// The documented ceilings times a factor, at least 1.
    case scaled(Double)

    func ceiling(of window: RateWindow) -> Int? {
        switch self {
        case .documented: window.limit
        case .off: nil
        case .scaled(let factor): max(1, Int((Double(window.limit) * factor).rounded(.down)))
        }
    }
}

/// Counts calls by app and endpoint, in windows as the company's settings say.
///
/// U25: refused calls do not count, and answers within the limits carry no headers.
final class RateGate: Sendable {
    private struct Key: Hashable {
        var appID: String
        var name: String
    }

    private let policy: RatePolicy
    private let calls = Mutex<[Key: Deque<Date>]>([:])
    private let months = Mutex<[String: (month: Int, calls: Int)]>([:])

    init(_ policy: RatePolicy) { self.policy = policy }

    /// Counts a call against the company's month (U33).
    func count(_ app: AppIdentity, now: Date) throws(APIError) {
        let limit = app.tenant.settings.monthlyCalls
        guard limit > 0 else { return }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.dateComponents([.year, .month], from: now)
        let month = (date.year ?? 0) * 12 + (date.month ?? 0)
        let isOver = months.withLock { months in
            var count = months[app.tenant.key] ?? (month, 0)
            if count.month != month { count = (month, 0) }
            count.calls += 1
            months[app.tenant.key] = count
            return count.calls > limit
        }
        if isOver { throw APIError(99_991_403) }
    }

    /// Forgets what was counted: the calls of a time that is to come again.
    func forgetAll() {
        calls.withLock { $0 = [:] }
        months.withLock { $0 = [:] }
    }

    func admit(_ app: AppIdentity, _ name: String, windows: [RateWindow], now: Date) throws(APIError) {
        guard policy != .off, !windows.isEmpty else { return }
        let refusal = calls.withLock { calls in
            admit(&calls[Key(appID: app.appID, name: name), default: []], windows, app.tenant.settings.rateWindows, now)
        }
        guard var refusal else { return }
        refusal.httpStatus = app.tenant.settings.throttleStatus
        throw refusal
    }

    private func admit(
        _ sent: inout Deque<Date>,
        _ windows: [RateWindow],
        _ kind: TenantSettings.RateWindows,
        _ now: Date
    ) -> APIError? {
        var kept = 0
        for window in windows {
            guard let ceiling = policy.ceiling(of: window) else { continue }
            kept = max(kept, ceiling)
            guard sent.count >= ceiling else { continue }
            let span = Self.seconds(window.span)
            // The earliest of as many calls as a window holds: when it is out of the window, there is room again.
            let earliest = sent[sent.count - ceiling].timeIntervalSince1970
            let begin = kind == .sliding ? earliest : (earliest / span).rounded(.down) * span
            let free = Date(timeIntervalSince1970: begin + span)
            if free > now {
                var refusal = APIError(99_991_400)
                refusal.limit = (ceiling, max(1, Int(free.timeIntervalSince(now).rounded(.up))))
                return refusal
            }
        }
        sent.append(now)
        while sent.count > kept { sent.removeFirst() }
        return nil
    }

    private static func seconds(_ span: Duration) -> TimeInterval {
        TimeInterval(span.components.seconds) + TimeInterval(span.components.attoseconds) / 1e18
    }
}
