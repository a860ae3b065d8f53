/// What happened, and what to do next.
package struct ServerExplanation: Sendable, Hashable {
    package let problem: ServerText
    package let remedy: ServerText

    package init(problem: ServerText, remedy: ServerText) {
        self.problem = problem
        self.remedy = remedy
    }
}
