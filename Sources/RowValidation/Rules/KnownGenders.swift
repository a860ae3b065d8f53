/// Tells which cells are a word or a number for a gender.
package enum KnownGenders {
    package static func have(_ cell: String) -> Bool { GenderRule.read(cell).value != nil }
}
