import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

/// An import, resume or retry on the screen: prints what its session says, and asks.
struct ImportScreen: Sendable {
    private let session: ImportSession
    private let confirmation: Confirmation
    private let json: Bool
    private let reading: @Sendable (CallBudget) -> LocalizedText
    private let meter = ProgressLine.meter()

    /// - Parameters:
    ///   - connection: The way to the directory.
    ///   - folder: The job's.
    ///   - isGiven: Whether the yes is given beforehand.
    ///   - json: Whether the summary goes to standard output.
    ///   - observation: The files that are kept of the work.
    /// - Throws: What opening the stores of the state folder throws; a usage error.
    init(
        _ connection: ConnectionOptions,
        folder: String,
        isGiven: Bool,
        json: Bool,
        observation: Observation = Observation()
    ) throws {
        confirmation = Confirmation(isGiven: isGiven)
        self.json = json
        reading = connection.reading
        session = try ImportSession(
            connector: connection.connector(folder: folder, trace: observation.trace),
            observation: observation
        ) { Language.ofEnvironment.words($0) }
    }

    /// Prints all that the session says until it has ended, and ends the command as it ended.
    ///
    /// - Parameters:
    ///   - giver: By whom a yes is given; else by the terminal, or by the option.
    ///   - work: What the session is to do.
    /// - Throws: `ExitCode` of the session's end; what kept the session from it.
    func follow(
        givenBy giver: RunConfirmation? = nil,
        _ work: (ImportSession) async throws -> SessionEnd
    ) async throws {
        let session = session
        let printing = Task { try await print(givenBy: giver ?? confirmation.giver) }
        let end: SessionEnd
        do {
            end = try await Interruption.handing {
                if session.stop() { return true }
                // The process ends at once, and the run must not go on elsewhere.
                session.keepStop()
                return false
            } during: {
                try await work(session)
            }
        } catch {
            // What was said before it failed stands on the screen before the error.
            _ = await printing.result
            throw error
        }
        let impossible = try await printing.value
        if case .unanswered(let run) = end, var impossible {
            // The plan stays for a resume, by which it can be looked at and confirmed.
            impossible.next = "roster resume \(run) --yes"
            throw impossible
        }
        try ExitCode.end(end.exit)
    }

    /// Prints the events; returns why nobody could be asked, where that was so.
    private func print(givenBy giver: RunConfirmation) async throws -> Confirmation.Impossible? {
        var impossible: Confirmation.Impossible?
        for await event in session.events {
            switch event {
            case .note(let words): StandardError.note(words)
            case .work(let event): await ProgressLine.show(event, on: meter, reading: reading)
            case .planned(let plan): StandardError.show(plan)
            case .question(let question):
                do {
                    question.answer(try confirmation.isConfirmed() ? .yes(giver) : .no)
                } catch let error as Confirmation.Impossible {
                    impossible = error
                    question.answer(.later)
                }
            case .answered(.no): StandardError.note(LocalizedText(en: "Nothing was sent.", zh: "未发送任何内容。"))
            case .answered(.yes), .answered(.later): break
            case .resolved(let resolution): StandardError.note(Self.words(resolution))
            case .summary(let result):
                await meter.finish()
                try show(result)
            case .failed: await meter.finish()
            }
        }
        return impossible
    }

    private static func words(_ resolution: RunResolution) -> LocalizedText {
        LocalizedText(
            en:
                "\(resolution.asked) asked for: \(resolution.settled) settled, \(resolution.due) to be sent by a resume, "
                + "\(resolution.stillUnknown) still unknown",
            zh: "查询 \(resolution.asked) 行：已确定 \(resolution.settled) 行，待继续时发送 \(resolution.due) 行，"
                + "仍未知 \(resolution.stillUnknown) 行"
        )
    }

    private func show(_ result: SessionResult) throws {
        for note in result.notes { StandardError.note(note) }
        if json { try StandardOutput.json(PrintedSummary(summary: result.summary)) }
        for line in RunView(run: result.status, language: .ofEnvironment).lines() + result.summary.files {
            json ? StandardError.note(line) : try StandardOutput.line(line)
        }
    }
}
