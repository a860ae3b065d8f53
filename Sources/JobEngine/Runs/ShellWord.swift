/// A word as a shell takes it.
package enum ShellWord {
    /// The text itself where a shell takes it as one word, else within single quotes.
    package static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "/._-+=:,@%".unicodeScalars.contains(scalar)
        }
        guard text.isEmpty || !isPlain else { return text }
        return "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}
