import JobEngine
import Wording

extension RunTime {
    /// How long it took, for people who do not ask where the time went.
    var sentenceOnPage: LocalizedText {
        let time = ApproximateTime.words(ofSeconds: seconds)
        return LocalizedText(en: "It took \(time.en).", zh: "用时\(time.zh)。")
    }
}
