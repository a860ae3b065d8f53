import JobModel
import LocalFiles
import Synchronization

/// How long ago something was sent, at least, whichever machine sent it.
///
/// Another machine's calendar may be minutes behind, and its clock since its boot says nothing here. What is counted here
/// needs a process that keeps running; a database's own clock needs none.
enum SentMoments {
    /// When this process first saw each moment, in seconds since the boot.
    private static let seen = Mutex<[BootTimestamp: Double]>([:])

    /// By the clock since the boot where that is the same.
    ///
    /// After a reboot the calendar says it, where all times in the ledger are one machine's; else it is counted from when
    /// this process first saw the moment, and the calendar says only what even one that is a day off proves.
    static func seconds(since sent: BootTimestamp, until now: BootTimestamp, isOfOneMachine: Bool) -> Double {
        guard !isOfOneMachine, !sent.isOfBoot(of: now) else { return sent.seconds(until: now) }
        let first = seen.withLock { seen in
            let first = seen[sent] ?? now.bootSeconds
            seen[sent] = first
            return first
        }
        return max(now.bootSeconds - first, sent.seconds(until: now) - calendarsApart)
    }

    /// By how much the calendars of two machines differ at most: a day.
    private static let calendarsApart = 86_400.0
}

extension LedgerStore {
    /// How long ago rows were sent, at least, by their lines; a row that was never sent is not among them.
    ///
    /// By this machine's clock where it was this machine, in the same boot; else by the store's own clock, which all
    /// machines share; and where that says nothing as `SentMoments` counts it.
    func secondsSurely(
        sinceSending rows: [LedgerRow],
        run: String,
        step: Int,
        until now: BootTimestamp = .now
    ) async throws -> [Int: Double] {
        let sent = rows.compactMap { row in row.sent.map { (line: row.planned.line, moment: $0) } }
        let others = sent.filter { !$0.moment.isOfBoot(of: now) }
        let byStore =
            others.isEmpty ? [:] : try await secondsSinceSent(others.map(\.line), run: run, step: step)
        var seconds: [Int: Double] = [:]
        for (line, moment) in sent {
            seconds[line] = secondsSurely(since: LastSend(moment: moment, secondsByStore: byStore[line]), until: now)
        }
        return seconds
    }

    /// The same for the last of several rows.
    func secondsSurely(since send: LastSend, until now: BootTimestamp = .now) -> Double {
        let counted = SentMoments.seconds(since: send.moment, until: now, isOfOneMachine: isOfOneMachine)
        guard !send.moment.isOfBoot(of: now), let byStore = send.secondsByStore else { return counted }
        return max(counted, byStore)
    }
}
