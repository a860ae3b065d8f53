import ContactAPI
import DirectoryClient
package import JobEngine
import JobModel

/// Asks a directory the questions of the contact FAQ, by calls that only read, and answers with its remedies.
package struct DirectoryDoctor: Sendable {
    private let connection: Connection
    private let needs: DiagnosticNeeds
    private let ids: [String]

    /// - Parameters:
    ///   - connection: Closed by the caller.
    ///   - needs: What is to be possible.
    ///   - ids: Ids of people and departments to look at.
    package init(connection: Connection, needs: DiagnosticNeeds, ids: [String]) {
        self.connection = connection
        self.needs = needs
        self.ids = ids
    }

    /// Asks everything; where nobody answers any more, what is known until then.
    ///
    /// - Throws: `CancellationError`; `LedgerError` where the ledger that counts the requests cannot be used.
    package func diagnosis() async throws -> Diagnosis {
        var diagnosis = Diagnosis(host: connection.host, app: connection.app)
        let way = try await CredentialsQuestion(connection: connection).answer()
        diagnosis.answers.append(way)
        try Task.checkCancellation()
        guard way.verdict == .well else { return diagnosis }
        do {
            try await ask(&diagnosis)
        } catch let failure as DirectoryFailure {
            diagnosis.answers.append(CredentialsQuestion(connection: connection).answer(to: failure))
        }
        return diagnosis
    }

    private func ask(_ diagnosis: inout Diagnosis) async throws {
        let client = connection.client
        let calls = try await PermissionQuestion(client: client, needs: needs).ask()
        let reach = try await DiagnosticReach(client, mayUseUserIDs: calls.mayUseUserIDs)
        diagnosis.answers.append(AppQuestion(connection: connection).answer(reach))
        diagnosis.answers += calls.answers
        diagnosis.answers.append(ScopeQuestion(needs: needs).answer(reach))
        diagnosis.answers += FieldQuestion(needs: needs, mayUseUserIDs: calls.mayUseUserIDs).answers(reach)
        if calls.allowed.contains(.customAttributes) {
            let attributes = try await client.customAttributes().value
            diagnosis.answers.append(AttributeQuestion(needs: needs).answer(attributes))
        }
        if calls.allowed.contains(.employeeTypes) {
            let types = try await client.employeeTypes().value
            diagnosis.answers.append(EmployeeTypeQuestion(needs: needs).answer(types))
        }
        let question = IDQuestion(client: client, mayUseUserIDs: calls.mayUseUserIDs)
        for id in ids { diagnosis.answers.append(try await question.answer(id)) }
    }
}
