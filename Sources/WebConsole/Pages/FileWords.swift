import JobSession
import Wording

/// Sentences of files that are downloaded from a page: their readers have no command line, as those of the page have none.
enum FileWords {
    /// A sentence with fields by their titles, and commands by the buttons that do the same.
    static func of(_ text: LocalizedText, in language: Language) -> String {
        FieldWords.titled(PlainWords.of(language.words(RemedyWords.named(text)), in: language), in: language)
    }
}
