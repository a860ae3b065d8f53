import ArgumentParser
import JobModel
import JobSession
import Wording

extension ValidationError {
    /// A wrong call, told in the language wanted.
    init(_ words: LocalizedText) { self.init(Language.ofEnvironment.words(words)) }
}
