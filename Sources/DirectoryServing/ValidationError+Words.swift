package import ArgumentParser
package import Wording

extension ValidationError {
    /// A wrong call, explained in the language wanted.
    package init(_ words: LocalizedText) { self.init(Language.ofEnvironment.words(words)) }
}
