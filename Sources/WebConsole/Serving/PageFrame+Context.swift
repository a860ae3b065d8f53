import Wording

extension PageFrame {
    /// Around a page that was asked for.
    init(of context: ConsoleContext, at place: Place, ledger: String?) {
        self.init(
            language: context.language,
            place: place,
            address: context.address,
            formToken: context.session?.formToken.text ?? "",
            ledger: ledger
        )
    }
}
