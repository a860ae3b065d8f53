extension String {
    /// As much of a line as shows what stands outside ASCII in it: from its beginning, or from a little before that where it
    /// comes late.
    var excerptOutsideASCII: String {
        guard let first = unicodeScalars.firstIndex(where: { !$0.isASCII }),
            unicodeScalars.distance(from: startIndex, to: first) > Self.excerptLength / 2
        else { return String(prefix(Self.excerptLength)) }
        let start = unicodeScalars.index(first, offsetBy: -Self.excerptLength / 4)
        return "…" + String(unicodeScalars[start...].prefix(Self.excerptLength))
    }

    private static let excerptLength = 80
}
