import ContactAPI
import JobModel

extension Sender {
    /// Waits for a token no longer than the request is wanted.
    func token(
        of tokens: TokenKeeper?,
        for observer: (any RequestObserver)?,
        after attempts: [Attempt]
    ) async throws -> String? {
        guard let tokens else { return nil }
        do {
            if let held = await tokens.held() { return held }
            meter.ended()
            defer { meter.began() }
            guard let observer else { return try await tokens.token() }
            return try await observer.unlessCalledOff { try await tokens.token() }
        } catch let failure as DirectoryFailure {
            throw DirectoryFailure(error: failure.error, attempts: attempts + failure.attempts)
        }
    }

    /// Fetches the token of a custom app (contact API, 1.5.1).
    func fetchToken(_ credentials: Credentials) async throws -> TokenKeeper.Fetched {
        var request = DirectoryRequest(.tenantAccessToken)
        try request.encode(TokenRequest(appID: credentials.appID, appSecret: credentials.appSecret))
        let answer = try await send(request, as: TokenResponseEnvelope.self, tokens: nil)
        // It goes into a header, where a line break would begin another.
        guard let token = answer.value?.tenantAccessToken, !token.isEmpty, let lifetime = answer.value?.expire,
            token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw DirectoryFailure(
                error: .unreadable(.tenantAccessToken, status: 200, reason: .tokenMissing),
                attempts: answer.attempts
            )
        }
        return TokenKeeper.Fetched(text: token, lifetime: .seconds(lifetime))
    }
}
