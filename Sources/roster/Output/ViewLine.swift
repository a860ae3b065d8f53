/// A line of a view, and what it is; whatever a tone says is in the text as well.
struct ViewLine: Equatable {
    enum Tone: Equatable {
        case plain, title, problem, warning, faint
    }

    var text: String
    var tone = Tone.plain

    init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }
}
