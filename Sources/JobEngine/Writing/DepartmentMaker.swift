import ContactAPI
import DirectoryClient
import JobModel
import Wording

/// Makes the departments that a step of people needs, outermost first, one at a time.
struct DepartmentMaker: Sendable {
    let context: WritingContext

    /// Makes what is not there yet; returns why the run must stop, or `nil`.
    ///
    /// A department that is refused stops nothing: the rows that name it are held back, with its name.
    func run() async throws -> StopReason? {
        let (run, step) = (context.run.id, context.step.number)
        for department in try await context.ledger.departments(run: run, step: step) {
            if context.stop.isRaised { return .interrupted }
            if let openID = department.openID {
                await context.placeholders.note(path: department.path, openID: openID)
                continue
            }
            do {
                guard let openID = try await makeSurely(department) else { continue }
                await context.placeholders.note(path: department.path, openID: openID)
                try await context.ledger.noteDepartment(department.place, openID: openID, run: run, step: step)
            } catch let failure as DirectoryFailure {
                if let reason = StopReason(failure.error) { return reason }
                let path = department.path.joined(separator: "/")
                let problem = failure.error.problem
                let refusal = LocalizedText(
                    en: "the department '\(path)' was not made: \(problem.en)",
                    zh: "部门“\(path)”未能新建：\(problem.zh)"
                )
                await context.placeholders.note(path: department.path, refusal: refusal)
                // For the workers that help, before a row is theirs.
                try await context.ledger.noteDepartment(department.place, problem: refusal, run: run, step: step)
            }
        }
        return nil
    }

    /// After an answer that does not show what became of the request, the department is looked for; only one that is shown
    /// not to be there is made again, under the same token.
    ///
    /// - Throws: The doubtful answer, where the directory shows neither; the next run reads it again.
    private func makeSurely(_ department: NewDepartment) async throws -> String? {
        var attempt = 1
        while true {
            do {
                return try await make(department)
            } catch let failure as DirectoryFailure {
                // That it is there already, after such an answer, may be that request's own work.
                let isThere = attempt > 1 && failure.error.has(.alreadyThere)
                guard isThere || failure.error.next == .readBack else { throw failure }
                let isLast = isThere || attempt == Self.attempts || failure.error.isFromAnotherServer
                guard let openID = try await made(department, after: failure) else {
                    if isLast { throw failure }
                    attempt += 1
                    continue
                }
                return openID
            }
        }
    }

    /// The open id of a department that such a request has made all the same; `nil` where it is shown not to be there.
    private func made(_ department: NewDepartment, after failure: DirectoryFailure) async throws -> String? {
        do {
            switch try await context.readBack.department(path: department.path) {
            case .found(_, _, let openID): return openID
            case .absent: return nil
            case .somebodyElse, .unclear: throw failure
            }
        } catch let reading as DirectoryFailure where reading.error.provesNothing {
            throw failure
        }
    }

    private static let attempts = 3

    /// The department's open id; `nil` while its parent is missing.
    private func make(_ department: NewDepartment) async throws -> String? {
        // It may be there by now: made by a run that was killed, or by a colleague.
        if let key = await context.placeholders.department(Placeholder.department(path: department.path).text) {
            return key
        }
        var parent = rootDepartmentID
        if department.path.count > 1 {
            let above = Placeholder.department(path: department.path.dropLast())
            guard let key = await context.placeholders.department(above.text) else { return nil }
            parent = key
        }
        var wish = Department()
        wish.name = department.path.last
        wish.parentDepartmentID = parent
        try await context.requireOwner()
        // With its token, a second request after a lost answer gives back the department of the first.
        let answer = try await context.client.createDepartment(wish, clientToken: context.token(for: department))
        if let doubt = answer.value.doubt(asCreated: wish) {
            throw DirectoryFailure(error: .doubtful(.createDepartment, doubt), attempts: answer.attempts)
        }
        return answer.value.openDepartmentID
    }
}

extension StopReason {
    /// Why a run cannot go on after an error of one request; `nil` where the error concerns that request alone.
    init?(_ error: DirectoryError) {
        switch ErrorConsequence(error) {
        case .stops(let reason): self = reason
        case .uncertain: self = .limitsOrNetwork(error)
        case .refused, .defect: return nil
        }
    }
}
